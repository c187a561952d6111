import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import archive.models.correction


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("archive", "0017_acts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "token",
                    models.CharField(default=archive.models.correction.new_token, editable=False, max_length=24),
                ),
                ("passage", models.TextField(blank=True, max_length=500, verbose_name="words in question")),
                ("text", models.TextField(max_length=2000, verbose_name="what is wrong")),
                ("sender", models.CharField(blank=True, editable=False, max_length=32)),
                (
                    "sent_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="sent"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("accepted", "Accepted"), ("declined", "Declined")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="answer to the reader")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="answered"),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="corrections", to="archive.article"
                    ),
                ),
            ],
            options={
                "ordering": ("-sent_at", "-pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("token",), name="correction_token_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("waiting", "accepted", "declined"))),
                        name="correction_state_is_known",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["state", "-sent_at"], name="correction_by_state"),
                    models.Index(fields=["sent_at", "sender"], name="correction_by_sender"),
                ],
            },
        ),
    ]
