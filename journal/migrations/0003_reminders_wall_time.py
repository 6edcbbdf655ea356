import datetime

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_documents_outlive_accounts")]
    operations = [
        migrations.RemoveField("reminder", "starts_at"),
        migrations.AddField(
            "reminder", "start_day", models.DateField(default=datetime.date(2026, 1, 1)), preserve_default=False
        ),
        migrations.AddField(
            "reminder", "start_time", models.TimeField(default=datetime.time(8)), preserve_default=False
        ),
        migrations.AddField("reminder", "zone", models.CharField(default="UTC", max_length=64)),
        migrations.AddField("delivery", "begun_at", models.DateTimeField(null=True)),
    ]
