"""Topics suggested by similar articles, and the profiles that are compared for it."""

import django.db.models.deletion
from django.db import migrations, models

ORIGINS = [
    ("section", "Section as printed"),
    ("record", "Stated by a cleaned record"),
    ("rule", "Matching rule"),
    ("similar", "Similar articles"),
    ("curator", "Curator"),
]


class Migration(migrations.Migration):
    dependencies = [("archive", "0018_corrections")]

    operations = [
        migrations.CreateModel(
            name="ArticleProfile",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="profile",
                        serialize=False,
                        to="archive.article",
                    ),
                ),
                ("terms", models.JSONField(default=dict)),
                ("is_asked", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_asked", False)), fields=["article"], name="article_profile_not_asked"
                    )
                ],
            },
        ),
        migrations.RemoveConstraint(model_name="tagging", name="tagging_origin_is_known"),
        migrations.AlterField(
            model_name="tagging", name="origin", field=models.CharField(choices=ORIGINS, max_length=10)
        ),
        migrations.AddConstraint(
            model_name="tagging",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin__in", tuple(value for value, _ in ORIGINS))),
                name="tagging_origin_is_known",
            ),
        ),
    ]
