from django.urls import path

from journal.guides import api

urlpatterns = [path("guides/", api.GuidesView.as_view(), name="guides")]
