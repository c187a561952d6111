from django.db import migrations, models

VERBS = {
    "edit": "Edited",
    "reset": "Set back to what the captures say",
    "add": "Added",
    "remove": "Removed",
    "merge": "Merged others into",
    "part": "Parted again",
}


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0009_content_version"),
    ]

    operations = [
        migrations.AlterField(
            model_name="decision", name="verb", field=models.CharField(choices=list(VERBS.items()), max_length=10)
        ),
    ]
