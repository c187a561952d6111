from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0005_term_lookup"),
    ]

    operations = [
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("topic", "Topic"),
                            ("term", "Term"),
                            ("author", "Author"),
                            ("hashtag", "Hashtag"),
                            ("handle", "Account"),
                            ("title", "Article"),
                        ],
                        max_length=10,
                    ),
                ),
                ("record", models.CharField(help_text="The primary key of the record", max_length=20)),
                ("key", models.BinaryField(max_length=200)),
                (
                    "is_start",
                    models.BooleanField(
                        default=False, help_text="The key begins within the text, not at its first word"
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=210)),
                ("detail", models.CharField(blank=True, max_length=510)),
                ("address", models.CharField(blank=True, max_length=2500)),
                ("weight", models.PositiveIntegerField(default=1)),
                ("sort_date", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["key", "kind", "record", "weight", "is_start", "sort_date"], name="suggestion_by_key"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "record", "key"), name="suggestion_key_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("topic", "term", "author", "hashtag", "handle", "title"))),
                        name="suggestion_kind_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SuggestionPosting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("article_id", models.CharField(max_length=16)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("topic", "Topic"),
                            ("term", "Term"),
                            ("author", "Author"),
                            ("hashtag", "Hashtag"),
                            ("handle", "Account"),
                            ("title", "Article"),
                        ],
                        max_length=10,
                    ),
                ),
                ("record", models.CharField(max_length=20)),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "record"], name="suggestion_posting_by_record")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article_id", "kind", "record"), name="suggestion_posting_is_unique"
                    )
                ],
            },
        ),
    ]
