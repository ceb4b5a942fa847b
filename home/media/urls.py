"""Where pictures and documents are read; the names are those that Wagtail reverses."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path
from wagtail.documents.views.serve import authenticate_with_password

from home.media import views

urlpatterns = [
    path("media/images/<path:name>", views.rendition, name="picture"),
    path("media/original_images/<path:name>", views.original, name="original_picture"),
    re_path(r"^documents/(\d+)/(.*)$", views.document, name="wagtaildocs_serve"),
    # What a document kept for some people needs (Wagtail's privacy settings).
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        login_not_required(authenticate_with_password),
        name="wagtaildocs_authenticate_with_password",
    ),
]
