"""The client's journal, called in a real browser the way its screens call it."""

import json
import time
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.browser.stories import code_for

CALL = """async ([module, name, args]) => {
  const found = await import('/static/js/' + module);
  try {
    const answer = await found[name](...args);
    return { answer: answer === undefined ? null : answer };
  } catch (error) {
    return { error: { name: error.name, type: error.type ?? '', code: error.code ?? '', message: error.message } };
  }
}"""
MAKE_KEYS = """async () => {
  const joining = await import('/static/js/journal/joining.js');
  const { prf, credentialId } = await joining.makePasskey();
  const { recovery } = await joining.makeKeys({ kind: 'passkey', secret: prf, credentialId });
  return recovery;
}"""
WRITE = """async ([slug, answers, finish]) => {
  const reflections = await import('/static/js/journal/reflections.js');
  const draft = await reflections.startDraft({ guide: slug });
  Object.assign(draft.answers, answers);
  const saved = await reflections.saveDraft(draft);
  return finish ? await reflections.finish(saved) : saved;
}"""
OUTBOX = """async () => {
  const { store } = await import('/static/js/journal/desk.js');
  const rows = await (await store()).getAll('outbox');
  return rows.map(({ id, action, revision, problem, conflict }) => ({ id, action, revision, problem, conflict }));
}"""


class ClientError(Exception):
    """What a module of the client threw: its `name`, and its `type` or `code`."""

    def __init__(self, error: dict[str, str]) -> None:
        super().__init__(json.dumps(error))
        self.name, self.type, self.code = error["name"], error["type"], error["code"]


@dataclass
class Desk:
    """One browser of one person."""

    page: Page
    email: str = ""
    recovery: str = ""
    site: str = ""

    def call(self, module: str, name: str, *args: Any) -> Any:
        """Call an exported function; `module` such as `journal/sharing.js`."""
        said = self.page.evaluate(CALL, [module, name, list(args)])
        if "error" in said:
            raise ClientError(said["error"])
        return said["answer"]

    def open(self) -> "Desk":
        """A page that shows no words of anyone, and starts what every page starts."""
        self.page.goto(f"{self.site}/about/")
        self.page.wait_for_function("() => document.documentElement.dataset.role !== undefined")
        self.call("journal/unlocking.js", "resume")
        return self

    def join(self, email: str, link: str = "") -> "Desk":
        """The whole way in, with a passkey."""
        self.open()
        self.call("journal/joining.js", "lookAtInvitation", link.partition("#")[2])
        self.call("journal/joining.js", "signUp", email)
        self.call("journal/joining.js", "confirmCode", code_for(email))
        self.recovery = self.page.evaluate(MAKE_KEYS)
        self.call("journal/joining.js", "confirmRecovery", self.recovery)
        self.call("journal/joining.js", "redeem")
        self.email = email
        return self

    def sign_in(self, email: str) -> "Desk":
        """By a code alone: still locked."""
        self.call("journal/signing-in.js", "askForCode", email)
        self.call("journal/signing-in.js", "confirmCode", code_for(email))
        self.email = email
        return self

    def write(self, words: str, *, finish: bool = True, guide: str = "free-writing") -> Any:
        """Write one answer; the finished entry's `{id, state}`, or the saved draft."""
        prompts = self.call("journal/guides.js", "guide", guide)["prompts"]
        prompt = next(prompt["id"] for prompt in prompts if prompt["kind"] == "text")
        return self.page.evaluate(WRITE, [guide, {prompt: words}, finish])

    def entries(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.call("journal/reflections.js", "entries")
        return found

    def words(self) -> list[str]:
        """The first answer of every entry, newest first."""
        return [entry["body"]["answers"][0]["value"] for entry in self.entries()]

    def outbox(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.page.evaluate(OUTBOX)
        return rows

    def sync(self) -> dict[str, Any]:
        self.call("sync/engine.js", "syncNow")
        state: dict[str, Any] = self.call("sync/engine.js", "syncState")
        return state

    def until(self, state: str, seconds: float = 15) -> None:
        """Wait for the sync, which nobody asks, to say so by itself."""
        end = time.monotonic() + seconds
        while (now := self.call("sync/engine.js", "syncState"))["state"] != state:
            assert time.monotonic() < end, now
            self.page.wait_for_timeout(100)

    def offline(self, cut: bool = True) -> None:
        self.page.context.set_offline(cut)
