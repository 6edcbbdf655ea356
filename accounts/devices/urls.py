from django.urls import path

from accounts.devices import api

urlpatterns = [
    path("devices/", api.DevicesView.as_view(), name="devices"),
    path("devices/<uuid:device_id>/", api.DeviceView.as_view(), name="device"),
    path("devices/current/half/", api.HalfView.as_view(), name="device-half"),
]
