from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0024_term_alias"),
    ]

    operations = [
        migrations.AlterField(
            model_name="decision",
            name="subject_id",
            field=models.CharField(max_length=220),
        ),
    ]
