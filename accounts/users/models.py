"""A person: an e-mail address and a role, never a name."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, **fields: Any) -> "User":
        """Make a person who has no password: signing in is by code or passkey."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    class Role(models.TextChoices):
        PATIENT = "patient"
        THERAPIST = "therapist"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    role = models.CharField(max_length=16, choices=Role.choices, default=Role.PATIENT)
    time_zone = models.CharField(max_length=64, default="UTC")
    locale = models.CharField(max_length=8, default="en")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_therapist(self) -> bool:
        return self.role == self.Role.THERAPIST

    def locked(self) -> "User":
        """This person's row, held until the transaction ends, so that two changes of theirs wait for each other."""
        return User.objects.select_for_update(no_key=True).get(pk=self.pk)

    def settle(self, *, locale: str | None = None, time_zone: str | None = None) -> None:
        """Take the language and time zone that the person asked for."""
        self.locale = locale or self.locale
        self.time_zone = time_zone or self.time_zone
        self.save(update_fields=["locale", "time_zone"])
