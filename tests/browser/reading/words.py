"""What people in these tests wrote: bodies of documents, in the shapes that the journal makes."""

from datetime import date
from typing import Any

CHEST = "Mostly in my chest, like a stone that has been warm in the sun. It was cold before."
NEED = "To stop being told it is fine."
RIVER = "Slept like I was put down gently. The river again, and my brother on the other bank, waving."
HERON = "I am open to whatever the grief wants to show me."


def text(prompt: str, question: str, words: str) -> dict[str, Any]:
    return {"prompt": prompt, "kind": "text", "text": question, "value": words}


def entry(slug: str, title: str, answers: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    feelings = [one for answer in answers if answer["kind"] == "feelings" for one in answer["value"]]
    guide = {"slug": slug, "title": title, "locale": "en"}
    started = "2026-01-01T08:00:00Z"
    plain = {"feelings": feelings, "insights": [], "tags": [], "started_at": started}
    return {"type": "entry", "guide": guide, "answers": answers} | plain | more


def feelings_entry(**more: Any) -> dict[str, Any]:
    answers: list[dict[str, Any]] = [
        {"prompt": "feelings", "kind": "feelings", "text": "Which feelings came up?", "value": ["sad", "heavy"]},
        {"prompt": "strength", "kind": "scale", "text": "How strong is it right now?", "value": 6},
        text("where", "Where in your body do you notice it?", CHEST),
        text("need", "If this feeling needed something, what might that be?", NEED),
    ]
    return entry("feelings-and-body", "Feelings and where they live", answers, **more)


def morning_entry(**more: Any) -> dict[str, Any]:
    answers = [text("what-i-remember", "What do you remember from your session?", RIVER)]
    return entry("first-morning", "The first morning", answers, **more)


def intention_entry(**more: Any) -> dict[str, Any]:
    answers = [text("my-intention", "Write your intention in one short line.", HERON)]
    return entry("set-an-intention", "Set an intention", answers, **more)


def session(day: date, **more: Any) -> dict[str, Any]:
    return {"type": "session", "date": day.isoformat()} | more


def share(of: str, whole: dict[str, Any], prompts: list[str], written_at: str) -> dict[str, Any]:
    answers = [answer for answer in whole["answers"] if answer["prompt"] in prompts]
    feelings = [one for answer in answers if answer["kind"] == "feelings" for one in answer["value"]]
    source = {"of": {"id": of, "revision": 1}, "guide": whole["guide"], "written_at": written_at}
    return {"type": "share", "answers": answers, "feelings": feelings} | source
