"""docs/what-the-server-sees.md against the real tables, cookies and log."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client

PAGE = (Path(__file__).resolve().parents[2] / "docs/what-the-server-sees.md").read_text()


def told() -> dict[str, set[str]]:
    """Table name to the columns that the page lists."""
    tables: dict[str, set[str]] = {}
    for section in re.split(r"^### ", PAGE, flags=re.M)[1:]:
        head, _, rest = section.partition("\n")
        if name := re.match(r"`(\w+)`", head):
            rows = re.findall(r"^\| (`.*?) \|", rest.split("\n## ")[0], flags=re.M)
            tables[name[1]] = {column for row in rows for column in re.findall(r"`(\w+)`", row)}
    return tables


@pytest.mark.django_db
@pytest.mark.database
def test_every_column_that_exists_is_told_and_no_other() -> None:
    call_command("createcachetable")
    framework = re.search(r"hold nothing about people\n(.*)", PAGE)
    assert framework
    silent = set(re.findall(r"`(\w+)`", framework[1]))
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - silent
        real = {
            table: {column.name for column in connection.introspection.get_table_description(cursor, table)}
            for table in tables
        }
    assert real == told()


def test_every_cookie_is_told(client: Client) -> None:
    names = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME}
    assert {name for name in names if f"`{name}`" in PAGE} == names


def test_the_log_has_the_fields_that_are_told() -> None:
    configured: dict[str, Any] = settings.LOGGING
    fields = set(re.findall(r"{(\w+)}", configured["formatters"]["line"]["format"]))
    section = PAGE.partition("## Log")[2].partition("## ")[0]
    assert fields == set(re.findall(r"`(\w+)`", section))
