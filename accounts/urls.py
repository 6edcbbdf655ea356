"""Addresses of this app, gathered from its rooms."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("accounts.users.urls")),
    path("", include("accounts.keys.urls")),
    path("", include("accounts.devices.urls")),
    path("", include("accounts.care.urls")),
    path("", include("accounts.log.urls")),
]
