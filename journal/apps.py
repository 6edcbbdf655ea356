"""The journal; it refuses to start with a guide that is not right."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from journal.guides import library
        from journal.reminders import zones  # noqa: F401 - listens for people who move
        from journal.sharing import endings  # noqa: F401 - listens for people who part

        library.check()
