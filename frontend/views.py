"""Pages without anyone's words: shells, public pages, the manifest, the service worker."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST, require_safe

from frontend.install import web_app_manifest, worker_context
from frontend.precache import version
from frontend.texts import catalogue

A_YEAR = 60 * 60 * 24 * 365


@require_safe
@gzip_page
@ensure_csrf_cookie
def shell(request: HttpRequest, name: str) -> HttpResponse:
    """The same bytes for everyone (language aside): asked again each time, so that nobody keeps an old one.

    With nothing secret in it, a page may be compressed.
    """
    answer = render(request, f"{name}.html")
    answer["Shell-Version"] = version()
    patch_cache_control(answer, private=True, no_cache=True)
    patch_vary_headers(answer, ["Cookie", "Accept-Language"])
    return answer


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """The web app manifest: a name that says nothing, a start, two shortcuts and a target for shared text."""
    answer = JsonResponse(web_app_manifest(), content_type="application/manifest+json")
    patch_cache_control(answer, private=True, no_cache=True)
    return answer


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The service worker, at the root so that it answers for every page; its version is that of its content."""
    answer = render(request, "sw.js", worker_context(), content_type="text/javascript")
    patch_cache_control(answer, no_cache=True)
    return answer


@require_safe
def texts(request: HttpRequest, language: str) -> HttpResponseBase:
    """The JavaScript catalogue of one language; 404 for a language that we don't speak."""
    return catalogue(request, language)


@require_POST
def choose_language(request: HttpRequest, language: str) -> HttpResponse:
    """Remembers the language in a cookie; 404 for a language that we don't speak."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    answer = HttpResponse(status=204)
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=A_YEAR, samesite="Lax", secure=request.is_secure()
    )
    return answer
