"""The person's reminders, as fragments that htmx puts into /you/reminders/."""

from contextlib import suppress
from datetime import timedelta
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.devices.models import Device
from accounts.problems import Problem
from accounts.users.models import User
from frontend.reminder_list import show_list, zone_of
from frontend.you import unlocked
from journal.reminders.form import ReminderForm
from journal.reminders.models import Reminder, ReminderPause
from journal.reminders.texts import LABEL, OWN_TEXT

WEEK = timedelta(days=7)


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
def rest(request: HttpRequest, device: Device, reminder_id: UUID) -> HttpResponse:
    """A week's rest of one reminder; taking it away goes on at once."""
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


@require_http_methods(["PUT"])
@unlocked
def go_on(request: HttpRequest, device: Device, reminder_id: UUID) -> HttpResponse:
    """Yes, these shall go on."""
    for each in chosen(device.user, reminder_id):
        each.go_on(timezone.now())
    return show_list(request, device.user)


@require_http_methods(["PUT"])
@unlocked
def rest_all(request: HttpRequest, device: Device) -> HttpResponse:
    """A week's rest for all of them; when there are as many pauses as fit, the list shows those."""
    now = timezone.now()
    with suppress(Problem):
        ReminderPause.objects.put(device.user, uuid4(), now, from_at=now, until=now + WEEK)
    return show_list(request, device.user)


@require_http_methods(["DELETE"])
@unlocked
def pause(request: HttpRequest, device: Device, pause_id: UUID) -> HttpResponse:
    ReminderPause.objects.remove(device.user, pause_id, timezone.now())
    return show_list(request, device.user)


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
        return show_form(request, reminder_id, form, new=new, status=409, full=True)
    return show_list(request, user)


def chosen(user: User, reminder_id: UUID) -> list[Reminder]:
    found = list(Reminder.objects.of(user).select_related("user").filter(pk=reminder_id))
    if not found:
        raise Http404
    return found


def show_form(
    request: HttpRequest,
    reminder_id: UUID,
    form: ReminderForm,
    *,
    new: bool = False,
    status: int = 200,
    full: bool = False,
) -> HttpResponse:
    context = {"id": reminder_id, "form": form, "new": new, "title": LABEL, "full": full, "own": OWN_TEXT}
    return render(request, "you/reminder-form.html", context, status=status)
