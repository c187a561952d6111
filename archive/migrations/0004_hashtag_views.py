from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0003_wxr_captures"),
    ]

    operations = [
        migrations.AddField(
            model_name="hashtaguse",
            name="views",
            field=models.CharField(blank=True, default="", max_length=60),
        ),
    ]
