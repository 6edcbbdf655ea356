"""What the links in a reminder's e-mail open, without signing in: the signed token in them is the permission.

A link alone changes nothing, as mail scanners open every link of a mail; only a POST does.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from journal.reminders import stopping

STOP, STOPPED, UNDONE = "ask", "stopped", "undone"


@csrf_exempt  # the mail program that does the one click has no cookie
@never_cache
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    asked = act_on(request, token, stopping.stop)
    return render(request, "you/reminders-stop.html", {"token": token, "stage": STOPPED if asked else STOP})


@csrf_exempt
@never_cache
@require_POST
def undo(request: HttpRequest, token: str) -> HttpResponse:
    act_on(request, token, stopping.undo)
    return render(request, "you/reminders-stop.html", {"token": token, "stage": UNDONE})


@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def go_on(request: HttpRequest, token: str) -> HttpResponse:
    return render(request, "you/reminders-go-on.html", {"gone_on": act_on(request, token, stopping.go_on)})


def act_on(request: HttpRequest, token: str, act: Callable[[UUID, datetime], None]) -> bool:
    """Whether it was done."""
    reminder_id = stopping.reminder_of(token)
    if reminder_id is None:
        raise Http404
    if request.method == "POST":
        act(reminder_id, timezone.now())
    return request.method == "POST"
