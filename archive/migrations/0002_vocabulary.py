"""Load the vocabulary once; from then on the topics are the curators' own."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from archive.catalogue.vocabulary import load_vocabulary


def load(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    load_vocabulary(apps.get_model("archive", "Topic"), apps.get_model("archive", "TopicAlias"))


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
