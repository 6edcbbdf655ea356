"""What saving is measured against: a Django view without session or middleware that inserts one row."""

import os
import uuid
from typing import ClassVar

from django.conf import settings

from config import settings as real

settings.configure(
    DATABASES=real.DATABASES, ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], USE_TZ=True, INSTALLED_APPS=["bench"]
)

import django  # noqa: E402 - the settings come first

django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402


class Row(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    sealed = models.BinaryField()

    objects: ClassVar[models.Manager["Row"]] = models.Manager()

    class Meta:
        app_label = "bench"


def insert(request: HttpRequest) -> HttpResponse:
    Row.objects.create(sealed=request.body)
    return HttpResponse(status=201)


if os.environ.get("BENCH_TABLE") == "make":
    with connection.schema_editor() as editor:
        editor.create_model(Row)

urlpatterns = [path("", insert)]
application = get_wsgi_application()
