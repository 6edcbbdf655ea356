"""The texts of the JavaScript, as Django's own JSON catalogue, one address a language so that it can be kept."""

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.translation import override
from django.views.i18n import JSONCatalog


def catalogue(request: HttpRequest, language: str) -> HttpResponseBase:
    """`{"catalog": {...}, "formats": {...}, "plural": ...}` of the djangojs domain."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    with override(language):
        answer = JSONCatalog.as_view(packages=["frontend"])(request)
    patch_cache_control(answer, public=True, no_cache=True)
    return answer
