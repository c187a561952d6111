from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0016_care"),
    ]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="act",
            field=models.CharField(
                blank=True, help_text="Decisions of one bulk action have it in common", max_length=16
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(condition=models.Q(("act", ""), _negated=True), fields=["act"], name="decision_by_act"),
        ),
    ]
