"""Errors as RFC 9457 problem documents; docs/problems.md lists every slug."""

import math
from typing import Any

from django.http import Http404, JsonResponse
from django.http.response import HttpResponseBase
from rest_framework import exceptions

BASE = "https://afterword.invalid/problems/"


class Problem(exceptions.APIException):
    """An error with a stable `slug`, an HTTP status, one plain sentence, and any extra members."""

    def __init__(self, slug: str, status: int, detail: str, **extra: Any) -> None:
        super().__init__(detail)
        self.slug, self.status_code, self.extra = slug, status, extra


def document(slug: str, status: int, detail: str, **extra: Any) -> dict[str, Any]:
    return {"type": BASE + slug, "title": slug.replace("-", " "), "status": status, "detail": detail, **extra}


def response(problem: Problem) -> JsonResponse:
    body = document(problem.slug, problem.status_code, str(problem.detail), **problem.extra)
    return JsonResponse(body, status=problem.status_code, content_type="application/problem+json")


def answer(error: Exception, context: dict[str, Any]) -> HttpResponseBase | None:
    """DRF's exception handler: everything that goes wrong answers in one shape."""
    match error:
        case Problem():
            problem = error
        case Http404() | exceptions.NotFound():
            problem = Problem("not-found", 404, "There is nothing here for you.")
        case exceptions.NotAuthenticated() | exceptions.AuthenticationFailed():
            problem = Problem("sign-in", 401, "Sign in first.")
        case exceptions.PermissionDenied():
            problem = Problem("not-allowed", 403, str(error.detail))
        case exceptions.Throttled():
            problem = Problem("slow-down", 429, "Too many tries. Wait a little.", wait=waiting(error))
        case exceptions.ValidationError():
            problem = Problem("invalid", 400, "Something in the request is not right.", errors=error.detail)
        case exceptions.APIException():
            problem = Problem("refused", error.status_code, str(error.detail))
        case _:
            return None
    answered = response(problem)
    if isinstance(error, exceptions.Throttled):
        answered["Retry-After"] = str(waiting(error))
    return answered


def waiting(error: exceptions.Throttled) -> int:
    """Whole seconds until it is worth trying again."""
    return math.ceil(getattr(error, "wait", None) or 1)


__all__ = ["BASE", "Problem", "answer", "document", "response"]
