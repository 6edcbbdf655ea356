"""Addresses of the pages."""

from django.urls import URLPattern, URLResolver, include, path

from frontend import note_links, reminders, views, you
from frontend.shells import OFFLINE, OFFLINE_PART, PUBLIC, SHELLS

urlpatterns: list[URLPattern | URLResolver] = [
    *(path(address[1:], views.shell, {"name": name}, name=name) for name, address in SHELLS.items()),
    *(path(address[1:], views.shell, {"name": f"public/{name}"}, name=name) for name, address in PUBLIC.items()),
    path(OFFLINE[1:], views.shell, {"name": "offline"}, name="offline"),
    path(OFFLINE_PART[1:], views.shell, {"name": "shared/offline-part"}, name="offline-part"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("sw.js", views.service_worker, name="service-worker"),
    path("texts/<slug:language>.json", views.texts, name="texts"),
    path("language/<slug:language>/", views.choose_language, name="language"),
    path("you/devices/list/", you.devices, name="you-device-list"),
    path("you/devices/<uuid:device_id>/revoke/", you.revoke, name="you-device-revoke"),
    path("you/events/", you.events, name="you-events"),
    path("dev/", include("frontend.dev.urls")),
    path("you/reminders/list/", reminders.reminder_list, name="you-reminder-list"),
    path("you/reminders/new/", reminders.new_reminder, name="you-reminder-new"),
    path("you/reminders/rest/", reminders.rest_all, name="you-reminders-rest"),
    path("you/reminders/pauses/<uuid:pause_id>/", reminders.pause, name="you-reminder-pause"),
    path("you/reminders/<uuid:reminder_id>/", reminders.reminder, name="you-reminder"),
    path("you/reminders/<uuid:reminder_id>/rest/", reminders.rest, name="you-reminder-rest"),
    path("you/reminders/<uuid:reminder_id>/off/", reminders.off, name="you-reminder-off"),
    path("you/reminders/<uuid:reminder_id>/go-on/", reminders.go_on, name="you-reminder-go-on"),
    path("notes/stop/<str:token>/", note_links.stop, name="notes-stop"),
    path("notes/stop/<str:token>/undo/", note_links.undo, name="notes-stop-undo"),
    path("notes/go-on/<str:token>/", note_links.go_on, name="notes-go-on"),
    path("sign-out/", you.sign_out, name="sign-out"),
]
