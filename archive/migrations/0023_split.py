from django.db import migrations, models

VERBS = {
    "edit": "Edited",
    "reset": "Set back to what the captures say",
    "add": "Added",
    "remove": "Removed",
    "merge": "Merged others into",
    "part": "Parted again",
    "split": "Split another from",
    "join": "Joined again with what was split from",
}


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0022_newest_of_all"),
    ]

    operations = [
        migrations.AlterField(
            model_name="decision", name="verb", field=models.CharField(choices=list(VERBS.items()), max_length=10)
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(condition=models.Q(("verb", "split")), fields=["subject_id"], name="decision_of_split"),
        ),
    ]
