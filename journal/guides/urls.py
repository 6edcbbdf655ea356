from django.urls import path
from django.views.decorators.gzip import gzip_page

from journal.guides import api

# Public and the same for everyone, so compressing it gives nothing away.
urlpatterns = [path("guides/", gzip_page(api.GuidesView.as_view()), name="guides")]
