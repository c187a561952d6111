"""An index for lists that show hidden articles too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0021_topic_candidates")]

    operations = [
        migrations.AddIndex(
            model_name="article", index=models.Index(fields=["-sort_date", "id"], name="article_newest")
        ),
    ]
