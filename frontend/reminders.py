"""The person's reminders, as fragments that htmx puts into /you/reminders/, and stopping one from its e-mail."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from accounts.devices.models import Device
from accounts.problems import Problem
from accounts.users.models import User
from frontend.you import unlocked
from journal.reminders import stopping, wording
from journal.reminders.form import ReminderForm
from journal.reminders.models import Reminder
from journal.reminders.texts import LABEL, TEXTS


@require_GET
@unlocked
def reminder_list(request: HttpRequest, device: Device) -> HttpResponse:
    return show_list(request, device.user)


@require_GET
@unlocked
def new_reminder(request: HttpRequest, device: Device) -> HttpResponse:
    return show_form(request, uuid4(), ReminderForm.about(None, zone_of(device.user), timezone.now()), new=True)


@require_http_methods(["GET", "POST", "DELETE"])
@unlocked
def reminder(request: HttpRequest, device: Device, reminder_id: UUID) -> HttpResponse:
    """The form of one reminder; what it says, saved; or the reminder removed."""
    known = Reminder.objects.of(device.user).filter(pk=reminder_id).first()
    if request.method == "POST":
        return save(request, device.user, reminder_id, new=known is None)
    if known is None:
        raise Http404
    if request.method == "DELETE":
        Reminder.objects.remove(device.user, reminder_id)
        return show_list(request, device.user)
    return show_form(request, reminder_id, ReminderForm.about(known, zone_of(device.user), timezone.now()))


@require_http_methods(["PUT", "DELETE"])
@unlocked
def rest(request: HttpRequest, device: Device, reminder_id: UUID | None = None) -> HttpResponse:
    """A week's rest, of one reminder or of all; taking it away goes on at once."""
    for each in chosen(device.user, reminder_id):
        each.rest(timezone.now()) if request.method == "PUT" else each.resume(timezone.now())
    return show_list(request, device.user)


@require_http_methods(["PUT", "DELETE"])
@unlocked
def off(request: HttpRequest, device: Device, reminder_id: UUID) -> HttpResponse:
    """Off, until that is taken away again."""
    for each in chosen(device.user, reminder_id):
        each.switch_off(timezone.now()) if request.method == "PUT" else each.resume(timezone.now())
    return show_list(request, device.user)


@csrf_exempt  # the mail program that does the one click has no cookie; the signed token is the permission
@never_cache
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Asks first: mail scanners open every link of a mail, and only a POST stops anything."""
    reminder_id = stopping.reminder_of(token)
    if reminder_id is None:
        raise Http404
    if request.method == "POST":
        stopping.stop(reminder_id, timezone.now())
    return render(request, "you/reminders-stop.html", {"stopped": request.method == "POST"})


def save(request: HttpRequest, user: User, reminder_id: UUID, *, new: bool) -> HttpResponse:
    now = timezone.now()
    form = ReminderForm(request.POST, zone=zone_of(user), now=now)
    if not form.is_valid():
        return show_form(request, reminder_id, form, new=new, status=422)
    try:
        Reminder.objects.put(user, reminder_id, now, **form.values())
    except Problem as problem:
        if problem.slug == "not-found":
            raise Http404 from problem
        return show_form(request, reminder_id, form, new=new, status=409)
    return show_list(request, user)


def chosen(user: User, reminder_id: UUID | None) -> list[Reminder]:
    mine = Reminder.objects.of(user).select_related("user")
    found = list(mine if reminder_id is None else mine.filter(pk=reminder_id))
    if reminder_id is not None and not found:
        raise Http404
    return [each for each in found if reminder_id or not each.disabled_at]


def zone_of(user: User) -> ZoneInfo:
    return ZoneInfo(user.time_zone)


def show_list(request: HttpRequest, user: User) -> HttpResponse:
    now = timezone.now()
    told = [told_of(each, now) for each in Reminder.objects.of(user)]
    running = any(not each["reminder"].disabled_at and not each["resting"] for each in told)
    place = user.time_zone.rpartition("/")[2].replace("_", " ")
    return render(request, "you/reminder-list.html", {"told": told, "running": running, "place": place})


def told_of(reminder: Reminder, now: datetime) -> dict[str, Any]:
    zone = ZoneInfo(reminder.zone)
    return {
        "reminder": reminder,
        "title": LABEL,
        "text": TEXTS[reminder.text].push,
        "rhythm": wording.rhythm_in_words(reminder),
        "state": wording.state_in_words(reminder, now),
        "resting": reminder.paused_until is not None and reminder.paused_until > now,
        "next": [wording.due_in_words(due, zone, now) for due in reminder.upcoming(now, 3)],
        "ways": wording.ways_in_words(reminder),
        "quiet": wording.quiet_in_words(reminder),
    }


def show_form(
    request: HttpRequest,
    reminder_id: UUID,
    form: ReminderForm,
    *,
    new: bool = False,
    status: int = 200,
    full: bool = False,
) -> HttpResponse:
    context = {"id": reminder_id, "form": form, "new": new, "title": LABEL, "full": full}
    return render(request, "you/reminder-form.html", context, status=status)
