"""What a page fetches ahead: its modules and theirs, each once, as they are spelled."""

import re

from django.test import Client

from frontend.modules import needed_by
from frontend.precache import static_paths


def preloaded(address: str) -> list[str]:
    page = Client().get(address).content.decode()
    return re.findall(r'rel="modulepreload" href="/static/(.*?)"', page)


def test_the_page_for_writing_fetches_its_writer_and_all_that_it_needs_at_once() -> None:
    ahead = preloaded("/write/")
    assert {"js/pages/app.js", "js/elements/guide-writer.js", "js/journal/drafting.js", "js/sealing/age.js"} <= set(
        ahead
    )
    assert len(ahead) == len(set(ahead))


def test_every_module_that_is_fetched_ahead_exists() -> None:
    assert set(preloaded("/write/") + preloaded("/today/") + preloaded("/help/")) <= set(static_paths())


def test_what_only_a_later_step_needs_is_not_fetched_ahead() -> None:
    assert "js/elements/finish-screen.js" not in preloaded("/write/")


def test_a_locked_writer_fetches_neither_ways_of_unlocking_nor_what_reads() -> None:
    ahead = preloaded("/write/")
    for module in ("unlocking", "passkeys", "ways", "settling", "people", "library", "entries", "sessions", "pushing"):
        assert f"js/journal/{module}.js" not in ahead


def test_types_named_in_comments_are_no_imports() -> None:
    assert "js/elements/guide-writer.js" not in needed_by("js/elements/today-screen.js")


def test_a_page_without_an_element_of_its_own_fetches_the_entry_alone() -> None:
    assert not [path for path in preloaded("/about/") if path.startswith("js/elements/")]
