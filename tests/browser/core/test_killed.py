"""A killed browser loses no saved word."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, Playwright

from tests.browser.conftest import add_authenticator
from tests.browser.core.client import Desk
from tests.browser.core.killing import launch

WRITE_FOR_EVER = """async (slug) => {
  const reflections = await import('/static/js/journal/reflections.js');
  const draft = await reflections.startDraft({ guide: slug });
  globalThis.kept = 0;
  (async () => {
    for (let at = 1; ; at += 1) {
      draft.answers.words = 'word '.repeat(at);
      draft.at = at;
      await reflections.saveDraft(draft);
      globalThis.kept = at;
    }
  })();
  return draft.id;
}"""


@pytest.fixture
def executable(browser_type: BrowserType, browser_type_launch_args: dict[str, str]) -> str:
    return browser_type_launch_args.get("executable_path") or browser_type.executable_path


def test_a_killed_browser_has_every_saved_word_when_it_comes_back(
    playwright: Playwright, browser: Browser, executable: str, site: str, transactional_db: None, tmp_path: Path
) -> None:
    first = launch(playwright, executable, tmp_path, site)
    try:
        add_authenticator(first.page)
        ana = Desk(first.page, site=site).join("ana@example.org")
        finished = ana.write("Finished before the end.")
        draft = first.page.evaluate(WRITE_FOR_EVER, "free-writing")
        first.page.wait_for_function("() => globalThis.kept > 25")
        kept = first.page.evaluate("() => globalThis.kept")
    finally:
        first.kill()

    second = launch(playwright, executable, tmp_path, site)
    try:
        again = Desk(second.page, site=site).open()
        again.call("journal/unlocking.js", "unlockWithRecovery", ana.recovery)
        found = again.call("journal/reflections.js", "draft", draft)
        assert found["at"] >= kept
        assert found["answers"]["words"] == "word " * found["at"]
        assert [entry["id"] for entry in again.entries()] == [finished["id"]]
    finally:
        second.kill()
