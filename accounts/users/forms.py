"""What sign-up may bring besides the e-mail address."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.http import HttpRequest

from accounts.users.models import User


class SignUpForm(forms.Form):
    """allauth adds these fields to its own; an unknown time zone is no reason to turn somebody away."""

    time_zone = forms.CharField(required=False, max_length=64)

    def signup(self, request: HttpRequest, user: User) -> None:
        name: Any = self.cleaned_data.get("time_zone")
        if name in available_timezones():
            user.settle(time_zone=name)
