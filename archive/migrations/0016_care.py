from django.db import migrations, models


def say_why_withheld(apps, schema_editor):
    """Until now a voice was withheld by a curator's word alone."""
    apps.get_model("archive", "QuotedComment").objects.filter(is_withheld=True).update(withheld_by="voice")


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0015_concordances"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="masks",
            field=models.JSONField(
                default=list, editable=False, help_text="Names, and words of other articles, to withhold"
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="is_masked",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="handle",
            name="is_withheld",
            field=models.BooleanField(default=False, verbose_name="withheld"),
        ),
        migrations.AddField(
            model_name="handle",
            name="pseudonym",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="quotedcomment",
            name="pseudonym",
            field=models.CharField(
                blank=True,
                help_text="Stands for the speaker and the handle wherever they are printed",
                max_length=60,
            ),
        ),
        migrations.AddField(
            model_name="quotedcomment",
            name="withheld_by",
            field=models.CharField(
                blank=True,
                choices=[
                    ("voice", "A curator withheld it"),
                    ("handle", "Its account is withheld"),
                    ("words", "The same words are withheld elsewhere"),
                ],
                editable=False,
                max_length=10,
                verbose_name="withheld for",
            ),
        ),
        migrations.RunPython(say_why_withheld, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(condition=models.Q(("is_masked", True)), fields=["id"], name="article_masked"),
        ),
    ]
