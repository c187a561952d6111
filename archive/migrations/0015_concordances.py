"""Where the terms of articles stand, noted when they are indexed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0014_author_alias")]

    operations = [
        migrations.CreateModel(
            name="Concordance",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        "archive.article",
                        models.CASCADE,
                        primary_key=True,
                        related_name="concordance",
                        serialize=False,
                    ),
                ),
                ("packed", models.TextField()),
            ],
        ),
    ]
