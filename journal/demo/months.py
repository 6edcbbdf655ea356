"""Months of one person's journal, told day by day."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from journal.demo.person import Body, Person
from journal.guides import library


class Months:
    """Writes what `person`'s story tells, with `today` as its last day, sharing with `therapist`."""

    def __init__(self, person: Person, therapist: Person, today: datetime) -> None:
        self.person, self.therapist, self.today = person, therapist, today
        self.story = person.story
        self.guides = {guide["slug"]: guide for guide in library.guides(self.story.locale)}
        self.sessions: dict[int, str] = {}

    def write(self) -> None:
        for session in self.story.sessions:
            self._session(dict(session))
        for entry in self.story.entries:
            self._entry(entry)
        if self.story.plan:
            body = {"v": 1, "type": "safety-plan", **self.story.plan}
            self.person.write(body, self.today - timedelta(days=80), id=self.person.fixed_id("safety-plan"))
        if self.story.reminder:
            reminder = dict(self.story.reminder)
            starts_at = f"{self.story.date(self.today, 0)}T{reminder.pop('at')}"
            self.person.door.call("PUT", f"reminders/{uuid.uuid4()}/", {"starts_at": starts_at, **reminder})

    def _session(self, session: dict[str, Any]) -> None:
        day = session.pop("day")
        body = {"v": 1, "type": "session", "date": self.story.date(self.today, day), **session}
        at = self.story.moment(self.today, min(day - 6, -1), "19:40")
        self.sessions[day] = self.person.write(body, at)

    def _entry(self, told: dict[str, Any]) -> None:
        at = self.story.moment(self.today, told["day"], told["at"])
        guide = self.guides[told["guide"]]
        answers = [self._answer(prompt, told["answers"][prompt["id"]]) for prompt in asked(guide, told["answers"])]
        insights = [insight["text"] for insight in told.get("insights", [])]
        body: Body = {"v": 1, "type": "entry", "guide": self._name(guide), "answers": answers}
        body |= {"feelings": feelings(answers), "insights": insights, "tags": told.get("tags", [])}
        body["started_at"] = moment(at - timedelta(minutes=guide["minutes"]))
        near = [day for day in self.sessions if 0 <= told["day"] - day <= 7]
        body |= {"session": self.sessions[max(near)]} if near else {}
        entry = self.person.write(body, at)
        for insight in told.get("insights", []):
            self._insight(insight, entry, at)
        self._commitment(told, answers, entry, at)
        if "share" in told:
            self._share(told["share"], entry, body, at)

    def _answer(self, prompt: dict[str, Any], value: Any) -> Body:
        if prompt["kind"] == "date":
            value = self.story.date(self.today, value)
        answer = {"prompt": prompt["id"], "kind": prompt["kind"], "text": prompt["text"], "value": value}
        return answer | ({"label": prompt["options"][value]} if prompt["kind"] == "choice" else {})

    def _insight(self, insight: dict[str, Any], entry: str, at: datetime) -> None:
        looks = [{"at": moment(at + timedelta(days=days)), "how": how} for days, how in insight.get("living", [])]
        body = {
            "v": 1,
            "type": "insight",
            "text": insight["text"],
            "entry": entry,
            "marked_at": moment(at),
            "living": looks,
        }
        self.person.write(body, at, id=self.person.fixed_id(f"insight {entry} {insight['text']}"))

    def _commitment(self, told: dict[str, Any], answers: list[Body], entry: str, at: datetime) -> None:
        steps = [answer["value"] for answer in answers if answer["kind"] == "commitment"]
        days = [answer["value"] for answer in answers if answer["kind"] == "date"]
        settled = told.get("settled")
        for step in steps:
            body: Body = {"v": 1, "type": "commitment", "text": step, "entry": entry}
            body |= {"day": days[0]} if days else {}
            body |= {"settled": {"at": moment(at + timedelta(days=settled[0])), "how": settled[1]}} if settled else {}
            self.person.write(body, at)

    def _share(self, told: dict[str, Any], entry: str, body: Body, at: datetime) -> None:
        ticked = [answer for answer in body["answers"] if answer["prompt"] in told["answers"]]
        shared: Body = {"v": 1, "type": "share", "of": {"id": entry, "revision": 1}, "guide": body["guide"]}
        shared |= {"answers": ticked, "feelings": feelings(ticked), "written_at": moment(at)}
        sent = min(at + timedelta(minutes=6), self.today)
        share = self.person.write(shared, sent, kind="share", reader=self.therapist)
        if told.get("opened", True):
            self.therapist.read(share, self.person)
        if "reply" in told:
            reply = {"v": 1, "type": "reply", "to": share, "text": told["reply"]}
            answered = min(sent + timedelta(hours=15), self.today)
            self.therapist.write(reply, answered, kind="reply", reader=self.person)

    def _name(self, guide: dict[str, Any]) -> Body:
        return {"slug": guide["slug"], "title": guide["title"], "locale": self.story.locale}


def asked(guide: dict[str, Any], answers: dict[str, Any]) -> list[dict[str, Any]]:
    """The prompts that were answered, in the guide's order. KeyError names an answer to a prompt that is not there."""
    known = {prompt["id"] for prompt in guide["prompts"]}
    if unknown := set(answers) - known:
        raise KeyError(f"{guide['slug']}: {sorted(unknown)}")
    return [prompt for prompt in guide["prompts"] if prompt["id"] in answers]


def feelings(answers: list[Body]) -> list[str]:
    """Every feeling picked, once, in order."""
    return list(dict.fromkeys(word for answer in answers if answer["kind"] == "feelings" for word in answer["value"]))


def moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
