"""The house stands: Django's own checks and the migrations agree with the models."""

import pytest
from django.core.management import call_command


def test_django_finds_nothing_wrong() -> None:
    call_command("check", "--fail-level", "WARNING")


@pytest.mark.django_db
def test_migrations_agree_with_the_models() -> None:
    call_command("makemigrations", "--check", "--dry-run")
