"""You: the server's records of one's own account, as fragments that htmx puts into a page, and signing out."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accounts.devices.models import Device
from accounts.log.models import AccessEvent
from frontend.event_words import words_for

EVENTS_SHOWN = 50
LATELY = timedelta(hours=2)
Fragment = Callable[..., HttpResponse]


def unlocked(fragment: Fragment) -> Fragment:
    """Hand the fragment the device that asks; without a session (401) or with a locked device (403), say so instead."""

    @never_cache
    @wraps(fragment)
    def guarded(request: HttpRequest, **named: UUID) -> HttpResponse:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        device = Device.objects.of_session(key, timezone.now()) if key else None
        if device is None:
            return render(request, "you/sign-in-first.html", status=401)
        if device.unlocked_at is None:
            return render(request, "you/unlock-first.html", status=403)
        with timezone.override(device.user.time_zone):
            return fragment(request, device, **named)

    return guarded


@require_GET
@unlocked
def devices(request: HttpRequest, device: Device) -> HttpResponse:
    return device_list(request, device)


@require_POST
@unlocked
def revoke(request: HttpRequest, device: Device, device_id: UUID) -> HttpResponse:
    """Sign another device out; another person's is not there."""
    others = Device.objects.active().filter(user=device.user).exclude(id=device.id)
    get_object_or_404(others, id=device_id).revoke(timezone.now(), by=device)
    return device_list(request, device)


def device_list(request: HttpRequest, device: Device) -> HttpResponse:
    now = timezone.now()
    signed_in = Device.objects.filter(user=device.user).signed_in(now).order_by("-last_seen_at")
    shown = {"devices": signed_in, "current": device, "lately": now - LATELY}
    return render(request, "you/device-list.html", shown)


@require_GET
@unlocked
def events(request: HttpRequest, device: Device) -> HttpResponse:
    """What happened to my account, newest first, in plain words."""
    latest = AccessEvent.objects.newest(device.user, None, EVENTS_SHOWN)
    told = [(words_for(event), event) for event in latest]
    return render(request, "you/event-list.html", {"told": told})


@require_POST
@never_cache
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and revoke its device. `?clear=yes` comes from a client on which no words wait: only then is the
    browser told to forget everything of ours."""
    logout(request)
    answer = HttpResponse(status=204)
    if request.GET.get("clear") == "yes":
        answer["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer
