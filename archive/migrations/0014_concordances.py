"""Where the terms of articles stand, noted when they are indexed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0013_article_by_section")]

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
