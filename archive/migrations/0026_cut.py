from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0025_longer_subject_id"),
    ]

    operations = [
        migrations.AlterModelOptions(name="appearance", options={"ordering": ("extraction", "position", "begins")}),
        migrations.AddField(model_name="appearance", name="begins", field=models.PositiveIntegerField(default=0)),
        migrations.AddField(model_name="appearance", name="ends", field=models.PositiveIntegerField(null=True)),
        migrations.AddField(
            model_name="appearance",
            name="title",
            field=models.CharField(blank=True, default="", max_length=500),
            preserve_default=False,
        ),
        migrations.RemoveConstraint(model_name="appearance", name="appearance_position_is_unique"),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.UniqueConstraint(
                fields=("extraction", "position", "begins"), name="appearance_place_is_unique"
            ),
        ),
    ]
