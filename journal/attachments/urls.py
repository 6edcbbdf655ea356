from django.urls import path

from journal.attachments import api

urlpatterns = [path("attachments/<uuid:attachment_id>/", api.AttachmentView.as_view(), name="attachment")]
