"""Every address, by room."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

urlpatterns = [
    path("api/v1/", include("accounts.urls")),
    path("api/v1/", include("journal.urls")),
    path("api/v1/schema/", SpectacularAPIView.as_view(), name="schema"),
    path("_allauth/", include("accounts.users.doors")),
    path("", include("frontend.urls")),
]
