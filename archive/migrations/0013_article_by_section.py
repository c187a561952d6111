from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0012_words_of_voices"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["source", "category", "state", "-sort_date", "id"], name="article_by_section"),
        ),
    ]
