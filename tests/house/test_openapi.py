"""The OpenAPI document is valid, without a warning, and leaves no call of the API out."""

import re
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command
from django.test import Client

from tests.house.doors import patterns


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("schema") / "schema.yml"
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(file))
    return file


def test_every_call_is_in_it(schema: Path) -> None:
    told = set(yaml.safe_load(schema.read_text())["paths"])
    real = {"/" + re.sub(r"<\w+:(\w+)>", r"{\1}", each) for each in patterns() if each.startswith("api/v1/")}
    assert told | {"/api/v1/schema/"} == real


def test_every_operation_says_what_it_does(schema: Path) -> None:
    paths = yaml.safe_load(schema.read_text())["paths"]
    silent = [
        f"{method} {path}" for path, row in paths.items() for method, call in row.items() if not call["description"]
    ]
    assert silent == []


@pytest.mark.django_db
def test_it_is_served_to_everyone() -> None:
    answer = Client().get("/api/v1/schema/")
    assert answer.status_code == 200
    assert b"openapi: 3" in answer.content
