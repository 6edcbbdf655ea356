"""What a page shows that is still English: a text of ours whose Spanish differs, or a word that no Spanish has."""

import re
from pathlib import Path

from babel.messages.pofile import read_po
from playwright.sync_api import Page

LOCALE = Path(__file__).resolve().parents[2] / "frontend/locale/es/LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\\\((?:\w+)\\\)[sd]")
ONLY_ENGLISH = re.compile(r"\b(the|and|your|you|with|what|this|it|is|are|of|to|not)\b", re.IGNORECASE)
SHOWN = """() => {
  const found = [document.title];
  const names = ['aria-label', 'placeholder', 'title', 'alt'];
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility() || element.closest('[lang]:not(html)')) continue;
    for (const name of names) found.push(element.getAttribute(name) ?? '');
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) found.push(node.data);
  }
  return found.map((text) => text.replace(/\\s+/g, ' ').trim()).filter(Boolean);
}"""


def english_patterns() -> re.Pattern[str]:
    """One pattern that matches, whole, every English text of ours that reads otherwise in Spanish."""
    patterns = []
    for domain in ("django", "djangojs"):
        with (LOCALE / f"{domain}.po").open("rb") as file:
            for message in read_po(file, locale="es", domain=domain):
                english = message.id if isinstance(message.id, tuple) else (message.id,)
                spanish = message.string if isinstance(message.string, tuple) else (message.string,)
                patterns += [pattern(str(text)) for text in set(english) - set(spanish) if text]
    return re.compile("|".join(patterns))


def pattern(text: str) -> str:
    return PLACEHOLDER.sub(".+", re.escape(re.sub(r"\s+", " ", text).strip()))


ENGLISH = english_patterns()


def shown(page: Page) -> list[str]:
    """Every text that can be seen or heard: text nodes, labels, placeholders, and the title."""
    return [str(text) for text in page.evaluate(SHOWN)]


def english_on(page: Page) -> list[str]:
    return [text for text in shown(page) if ENGLISH.fullmatch(text) or ONLY_ENGLISH.search(text)]
