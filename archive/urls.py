"""Every address of the archive."""

from django.contrib import admin
from django.urls import include, path

handler404 = "archive.web.views.errors.not_found"
handler500 = "archive.web.views.errors.broken"
urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("archive.web.urls")),
]
