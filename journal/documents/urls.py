from django.urls import path

from journal.documents import api

urlpatterns = [
    path("documents/", api.DocumentsView.as_view(), name="documents"),
    path("documents/<uuid:document_id>/", api.DocumentView.as_view(), name="document"),
    path("documents/<uuid:document_id>/opened/", api.OpenedView.as_view(), name="document-opened"),
    path("documents/<uuid:document_id>/restore/", api.RestoreView.as_view(), name="document-restore"),
    path("documents/<uuid:document_id>/revisions/", api.RevisionsView.as_view(), name="document-revisions"),
]
