import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0023_split"),
    ]

    operations = [
        migrations.CreateModel(
            name="TermAlias",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hanzi", models.CharField(max_length=100)),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="aliases", to="archive.term"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "term aliases",
                "ordering": ("hanzi",),
                "constraints": [models.UniqueConstraint(fields=("hanzi",), name="term_alias_hanzi_is_unique")],
            },
        ),
    ]
