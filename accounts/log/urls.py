from django.urls import path

from accounts.log import api

urlpatterns = [path("events/", api.EventsView.as_view(), name="events")]
