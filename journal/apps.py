"""The journal; it refuses to start with a guide that is not right."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from journal.guides import library

        library.check()

    def ready(self) -> None:
        from journal.reminders import zones  # noqa: F401  a person who moves takes the reminders along
