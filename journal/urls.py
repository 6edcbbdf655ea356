"""Addresses of this app, gathered from its rooms."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("journal.attachments.urls")),
    path("", include("journal.documents.urls")),
    path("", include("journal.guides.urls")),
    path("", include("journal.health.urls")),
    path("", include("journal.reminders.urls")),
]
