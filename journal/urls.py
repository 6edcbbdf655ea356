"""Addresses of this app, gathered from its rooms."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("journal.documents.urls")),
    path("", include("journal.guides.urls")),
]
