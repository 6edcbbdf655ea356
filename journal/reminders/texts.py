"""The discreet texts a person can choose from, by number. Nothing here hints at what the notebook is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Lazy


class Text(NamedTuple):
    """What the lock screen shows, and the subject and body of the same note by e-mail."""

    push: Lazy
    subject: Lazy
    body: Lazy


TEXTS: dict[int, Text] = {
    1: Text(_("A quiet minute is here if you want it."), _("A quiet minute"), _("Your page is open when you are.")),
    2: Text(_("Your page is ready."), _("Your page is ready"), _("It will be there today or any other day.")),
    3: Text(_("Anything to jot down?"), _("A small note"), _("One line is plenty.")),
    4: Text(_("Your weekly note is open."), _("Weekly note"), _("It takes about four minutes.")),
    5: Text(_("Good morning. Your notebook is here."), _("Good morning"), _("A fresh page is waiting, no rush.")),
    6: Text(_("Something you saved for today."), _("Saved for today"), _("You asked to see a note again today.")),
    7: Text(_("You have a plan for today."), _("Your plan for today"), _("You set aside something small for today.")),
    8: Text(_("Tomorrow: a few things to bring?"), _("For tomorrow"), _("Want to make a short list first?")),
    9: Text(_("A list is ready to check."), _("Your list"), _("You have a list to look over.")),
    10: Text(_("Got a minute? A line or two is enough."), _("Got a minute?"), _("Stop by if it suits you.")),
    11: Text(_("There is a new note for you."), _("A new note"), _("Sign in to read it.")),
    12: Text(_("Still here when you want to write."), _("Whenever you like"), _("No need to do anything now.")),
    13: Text(_("Shall these notes go on?"), _("Shall these go on?"), _("They rest now, until you say so.")),
}
LABEL = _("Notes")
OWN_TEXT = 0  # the person's own words, which only their device has
PLAIN_TEXT = 2  # what stands in for them elsewhere
ASK_TEXT = 13
# 11 tells of a reply and 13 asks, so nobody sets them for themselves.
OFFERED = tuple(number for number in TEXTS if number not in {11, ASK_TEXT})
# What a device shows on a note's buttons and after them.
WORDS = {
    "write": _("Write"),
    "later": _("Later"),
    "done": _("Done"),
    "when": _("Later: when?"),
    "hour": _("In an hour"),
    "evening": _("This evening"),
    "tomorrow": _("Tomorrow"),
    "go-on": _("Go on"),
    "stop": _("Stop"),
}


def text_of(number: int) -> Text:
    return TEXTS.get(number, TEXTS[PLAIN_TEXT])
