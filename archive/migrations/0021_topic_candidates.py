"""New topics to think about."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0020_topic_relations")]

    operations = [
        migrations.CreateModel(
            name="TopicCandidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(choices=[("term", "Term"), ("hashtag", "Hashtag")], max_length=10),
                ),
                ("name", models.CharField(max_length=200)),
                ("label", models.CharField(max_length=100, verbose_name="suggested label")),
                ("article_count", models.PositiveIntegerField(verbose_name="articles")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("accepted", "Made a topic"),
                            ("rejected", "Rejected"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ("-article_count", "name"),
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "name"), name="topic_candidate_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("term", "hashtag"))), name="topic_candidate_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("waiting", "accepted", "rejected"))),
                        name="topic_candidate_state_is_known",
                    ),
                ],
            },
        ),
    ]
