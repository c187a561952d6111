"""How terms sound and what their glosses say, for the look-up of queries."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from archive.language.glossary import gloss_key, sound

BATCH = 1_000


def look_up_terms(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    model = apps.get_model("archive", "Term")
    batch = []
    for term in model.objects.iterator(BATCH):
        term.sound, term.gloss_key = sound(term.hanzi, term.pinyin), gloss_key(term.gloss)
        batch.append(term)
        if len(batch) == BATCH:
            model.objects.bulk_update(batch, ["sound", "gloss_key"])
            batch.clear()
    model.objects.bulk_update(batch, ["sound", "gloss_key"])


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0004_hashtag_views"),
    ]

    operations = [
        migrations.AddField(
            model_name="term",
            name="sound",
            field=models.CharField(blank=True, default="", editable=False, max_length=700),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="term",
            name="gloss_key",
            field=models.CharField(blank=True, default="", editable=False, max_length=300),
            preserve_default=False,
        ),
        migrations.RunPython(look_up_terms, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="term",
            index=models.Index(fields=["sound"], name="term_by_sound"),
        ),
        migrations.AddIndex(
            model_name="term",
            index=models.Index(fields=["gloss_key"], name="term_by_gloss_key"),
        ),
    ]
