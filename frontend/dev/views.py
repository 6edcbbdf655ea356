"""Pages for development only; in production they are not there."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from frontend.dev.mailbox import newest_mails


@never_cache
def mail(request: HttpRequest) -> HttpResponse:
    """What was mailed, newest first, so that codes can be read without a mail server."""
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    if not settings.DEBUG or folder is None:
        raise Http404
    return render(request, "dev/mail.html", {"mails": newest_mails(Path(folder))})
