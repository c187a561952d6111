from typing import Any

from django.db import migrations, models

from archive.models.voice import said_key

AT_ONCE = 1000


def key_words(apps: Any, schema_editor: Any) -> None:
    """Give the voices that are there their keys; ingest and curators give them to all others."""
    voices = apps.get_model("archive", "QuotedComment").objects.using(schema_editor.connection.alias)
    keyed = []
    for voice in voices.only("pk", "text", "original").iterator(chunk_size=AT_ONCE):
        voice.said_key, voice.has_original = said_key(voice.text), bool(voice.original)
        keyed.append(voice)
    voices.bulk_update(keyed, ["said_key", "has_original"], batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0011_indexes_for_counting"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="quotedcomment",
            name="voice_not_withheld",
        ),
        migrations.AddField(
            model_name="quotedcomment",
            name="said_key",
            field=models.CharField(default="", editable=False, help_text="Same words, same key", max_length=16),
        ),
        migrations.AddField(
            model_name="quotedcomment",
            name="has_original",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.RunPython(key_words, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="quotedcomment",
            index=models.Index(
                condition=models.Q(("is_withheld", False)),
                fields=["article", "place", "grade", "kind", "platform", "has_original", "is_withheld"],
                name="voice_not_withheld",
            ),
        ),
        migrations.AddIndex(
            model_name="quotedcomment",
            index=models.Index(
                condition=models.Q(("is_withheld", False)),
                fields=["said_key", "article", "is_withheld"],
                name="voice_by_words",
            ),
        ),
    ]
