from django.urls import path

from accounts.care import api
from accounts.care.qr import QrView

urlpatterns = [
    path("people/", api.PeopleView.as_view(), name="people"),
    path("relationships/<uuid:relationship_id>/", api.RelationshipView.as_view(), name="relationship"),
    path("invitations/", api.InvitationsView.as_view(), name="invitations"),
    path("invitations/<uuid:invitation_id>/", api.InvitationView.as_view(), name="invitation"),
    path("invitations/look/", api.LookView.as_view(), name="invitation-look"),
    path("invitations/redeem/", api.RedeemView.as_view(), name="invitation-redeem"),
    path("qr/", QrView.as_view(), name="qr"),
]
