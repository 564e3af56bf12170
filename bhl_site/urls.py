"""The addresses of the site."""

from django.contrib import admin
from django.urls import include, path

from letters.admin.back_in import back_in

from .metrics import metrics

urlpatterns = [
    path("admin/second/", include("bhl_site.second_urls")),
    path("admin/back-in/", back_in, name="back_in"),
    path("admin/", admin.site.urls),
    path("metrics", metrics, name="metrics"),
    path("", include("letters.web.urls")),
]

handler500 = "bhl_site.failing.server_error"
