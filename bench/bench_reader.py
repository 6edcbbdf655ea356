"""1,000 entries from an empty store to a readable timeline, against a bare loop that opens the same 1,000 files.

The person is put on the device with an unlocked keyring, and the journal is opened: the feed is fetched, stored, opened
and laid out. The loop has the files in memory, and decrypts and verifies one after the other with the same modules.
"""

import json
import statistics
import subprocess
import sys
from typing import Any

from playwright.sync_api import Browser

from bench.chromium import PHONE, chromium
from bench.figures import report
from bench.servers import ROOT, Environment, Server, database

ENTRIES = 1000
ROUNDS = 3
READ = """async ({ who, count }) => {
  const { rememberPerson } = await import('/static/js/store/person.js');
  const { openDesk } = await import('/static/js/journal/desk.js');
  const { visit } = await import('/static/js/htmx/visiting.js');
  const { userId, keys } = who;
  const begun = performance.now();
  await rememberPerson({ userId, role: 'patient', locale: 'en', keys });
  await openDesk(who.keyring);
  await visit('/journal/');
  const whole = () => performance.getEntriesByName('timeline-readable').find(({ detail }) => detail.entries === count);
  while (!whole()) await new Promise((next) => setTimeout(next, 20));
  return whole().startTime - begun;
}"""
LOOP = """async ({ who, count }) => {
  const { fromBase64 } = await import('/static/js/sealing/bytes.js');
  const { openDocument } = await import('/static/js/sealing/document.js');
  const { userId, keys, keyring } = who;
  const files = [];
  for (let since = 0, more = true; more; ) {
    const page = await (await fetch(`/api/v1/documents/?since=${since}&limit=500`)).json();
    files.push(...page.documents.map(({ id, sealed }) => ({ id, sealed: fromBase64(sealed) })));
    ({ position: since, more } = page);
  }
  if (files.length !== count) throw new Error(`${files.length} files`);
  const begun = performance.now();
  for (const { id, sealed } of files) {
    await openDocument(sealed, keyring, { id, kind: 'own', author: userId, verifyKey: keys.verify_key });
  }
  return performance.now() - begun;
}"""


def person(environment: Environment) -> dict[str, Any]:
    setting = environment | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    command = [sys.executable, "-m", "bench.journal", str(ENTRIES)]
    done = subprocess.run(command, cwd=ROOT, env=setting, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def one_round(browser: Browser, base: str, who: dict[str, Any]) -> tuple[float, float]:
    """Milliseconds of the timeline and of the loop, in one page of a new browser profile."""
    context = browser.new_context(base_url=base, viewport=PHONE, service_workers="block")  # type: ignore[arg-type]
    context.add_cookies([{"name": "sessionid", "value": who["session"], "domain": "localhost", "path": "/"}])
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.goto("/offline/", wait_until="networkidle")
    asked = {"who": who, "count": ENTRIES}
    read, loop = float(page.evaluate(READ, asked)), float(page.evaluate(LOOP, asked))
    context.close()
    return read, loop


def main() -> int:
    with database("sqlite") as environment:
        collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"]
        subprocess.run(collect, cwd=ROOT, env=environment, check=True)
        who = person(environment)
        with Server("config.wsgi", environment) as server, chromium() as browser:
            base = f"http://localhost:{server.port}"
            rounds = [one_round(browser, base, who) for _ in range(ROUNDS)]
    report("reader, timeline", statistics.median(read for read, _ in rounds) / 1000, "s")
    report("reader, bare loop", statistics.median(loop for _, loop in rounds) / 1000, "s")
    return 0 if report("reader", statistics.median(read / loop for read, loop in rounds), "ratio", "<= 2") else 1


if __name__ == "__main__":
    sys.exit(main())
