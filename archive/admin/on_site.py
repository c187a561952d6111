"""From the admin to where a record stands on the site, for those who may look at the record."""

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse


def on_site(request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponse:
    """Django's own shortcut asks no right, and an address may be a secret: that of a correction is its sender's."""
    try:
        model = ContentType.objects.get_for_id(int(content_type_id)).model_class()
    except (ValueError, OverflowError, ContentType.DoesNotExist):
        raise Http404 from None
    if model is None or not admin.site.is_registered(model):
        raise PermissionDenied
    if not admin.site.get_model_admin(model).has_view_permission(request):
        raise PermissionDenied
    return shortcut(request, content_type_id, object_id)
