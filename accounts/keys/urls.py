from django.urls import path

from accounts.keys import api

urlpatterns = [
    path("keys/", api.KeysView.as_view(), name="keys"),
    path("wraps/", api.WrapsView.as_view(), name="wraps"),
    path("wraps/<uuid:wrap_id>/", api.WrapView.as_view(), name="wrap"),
    path("unlock/challenge/", api.ChallengeView.as_view(), name="unlock-challenge"),
    path("unlock/proof/", api.ProofView.as_view(), name="unlock-proof"),
]
