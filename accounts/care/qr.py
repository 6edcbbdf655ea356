"""An invitation link as a picture to scan."""

import io

import segno
from django.conf import settings
from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from accounts.api import PrivateAPIView
from accounts.care.permissions import Therapist
from accounts.care.serializers import QrSerializer
from accounts.problems import Problem


def drawn(text: str) -> bytes:
    """The QR code of `text` as SVG: dark on light in every theme, with the quiet border that cameras need."""
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        picture, kind="svg", border=4, scale=8, dark="#000", light="#fff", xmldecl=False, omitsize=False
    )
    return picture.getvalue()


class QrView(PrivateAPIView):
    permission_classes = [Therapist]
    throttle_scope = "qr"

    @extend_schema(request=QrSerializer, responses={(200, "image/svg+xml"): OpenApiTypes.STR})
    def post(self, request: Request) -> HttpResponse:
        """Draw an invitation link of this site; nothing else, and nothing of it is kept."""
        asked = QrSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        if not asked.validated_data["text"].startswith(f"{settings.SITE_URL}/join/#"):
            raise Problem("not-an-invitation", 400, "Only invitation links of this site are drawn.")
        return HttpResponse(drawn(asked.validated_data["text"]), content_type="image/svg+xml")
