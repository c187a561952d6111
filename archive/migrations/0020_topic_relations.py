"""Broader and related topics."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0019_similar_articles")]

    operations = [
        migrations.CreateModel(
            name="TopicRelation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(choices=[("broader", "Broader"), ("related", "Related")], max_length=10),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="related_by", to="archive.topic"
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="relations", to="archive.topic"
                    ),
                ),
            ],
            options={
                "ordering": ("topic", "kind", "other"),
                "constraints": [
                    models.UniqueConstraint(fields=("topic", "other"), name="topic_relation_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("topic", models.F("other")), _negated=True),
                        name="topic_relation_is_to_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("broader", "related"))), name="topic_relation_kind_is_known"
                    ),
                ],
            },
        ),
    ]
