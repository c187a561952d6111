from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0006_suggestions"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="article", name="article_newest_published"),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("state", "published")),
                fields=["-sort_date", "id"],
                name="article_newest_published",
            ),
        ),
    ]
