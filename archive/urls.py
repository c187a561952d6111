"""Every address of the archive."""

from django.contrib import admin
from django.urls import include, path

from archive.admin.on_site import on_site

handler404 = "archive.web.views.errors.not_found"
handler500 = "archive.web.views.errors.broken"
urlpatterns = [
    path("admin/r/<path:content_type_id>/<path:object_id>/", admin.site.admin_view(on_site)),  # before Django's own
    path("admin/", admin.site.urls),
    path("", include("archive.web.urls")),
]
