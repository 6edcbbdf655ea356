"""Addresses for development."""

from django.urls import path

from frontend.dev import views

urlpatterns = [path("mail/", views.mail, name="dev-mail")]
