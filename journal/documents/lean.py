"""A view for the one call that is made at every pause in writing.

Same authentication, permissions, throttles and problem documents as any other view of the API, without DRF's
wrapping of the request and negotiation of the answer, which cost more than the rest of saving.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from rest_framework.exceptions import NotAuthenticated
from rest_framework.utils.encoders import JSONEncoder

from accounts.api import PrivateAPIView
from accounts.problems import answer


class LeanPutView(PrivateAPIView):
    """`put` takes Django's own request and answers with Django's own response; other methods go DRF's way."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "PUT":
            return super().dispatch(request, *args, **kwargs)
        try:
            self._admit(request)
            response: HttpResponseBase = self.put(request, *args, **kwargs)
        except Exception as error:
            answered = answer(error, {"view": self})
            if answered is None:
                raise
            response = answered
        response["Cache-Control"] = "no-store"
        return response

    def put(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        raise NotImplementedError

    def _admit(self, request: Any) -> None:
        """Set `user` and `auth` of the request, and let through whom DRF would let through."""
        self.request = request
        request.user = request.auth = None
        for authenticator in self.get_authenticators():
            if who := authenticator.authenticate(request):
                request.user, request.auth = who
                break
        for permission in self.get_permissions():
            if not permission.has_permission(request, self):
                raise NotAuthenticated
        self.check_throttles(request)


def json(body: dict[str, Any], status: int) -> JsonResponse:
    """An answer in the JSON that DRF's views send."""
    return JsonResponse(body, encoder=JSONEncoder, status=status)
