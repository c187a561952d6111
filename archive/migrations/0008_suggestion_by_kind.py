from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0007_newest_published"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="suggestion", name="suggestion_by_key"),
        migrations.AddIndex(
            model_name="suggestion",
            index=models.Index(
                fields=["kind", "key", "weight", "is_start", "sort_date"], name="suggestion_by_kind_and_key"
            ),
        ),
    ]
