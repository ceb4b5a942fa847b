"""The files of the editorial site, sent in a way that no browser can run them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve

PICTURE_TYPES = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
}
# The address of a size holds a digest of the picture: it never changes.
FOREVER = "public, max-age=31536000, immutable"
RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")
BLOCK_BYTES = 64 * 1024


@login_not_required
@require_safe
def rendition(request, name):
    """A size of a picture. Nothing else of the folder of files has an address."""
    return _picture(f"images/{name}", FOREVER)


@require_safe
def original(request, name):
    """A picture as it was uploaded: for who works in the administration."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    return _picture(f"original_images/{name}", "private")


def _picture(name: str, cache_control: str):
    media_type = PICTURE_TYPES.get(name.rpartition(".")[2].lower())
    try:
        if media_type is None or "\0" in name:
            raise Http404
        file = default_storage.open(name)
    except (OSError, SuspiciousFileOperation) as error:
        raise Http404 from error
    response = FileResponse(file, content_type=media_type)
    response["Cache-Control"] = cache_control
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


@login_not_required
@require_safe
def document(request, document_id, document_filename):
    """A document as Wagtail serves it (privacy, nosniff, own policy), or the part asked for.

    A browser that plays a video asks for parts of it.
    """
    response = serve(request, document_id, document_filename)
    response["Accept-Ranges"] = "bytes"
    # Wagtail answers whoever gave the password of its collection: no proxy answers others with it.
    response.setdefault("Cache-Control", "private")
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    if not (asked and isinstance(response, FileResponse) and response.status_code == 200):
        return response
    return _part(response, first=int(asked[1]), last=int(asked[2]) if asked[2] else None)


def _part(whole: FileResponse, *, first: int, last: int | None):
    size = int(whole["Content-Length"])
    last = size - 1 if last is None else min(last, size - 1)
    # The file alone: closing the response would tell Django that the request is over.
    file = whole.file_to_stream
    if first > last:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file.seek(first)
    part = StreamingHttpResponse(Part(file, last - first + 1), status=206)
    for name, value in whole.items():
        part[name] = value
    part["Content-Range"] = f"bytes {first}-{last}/{size}"
    part["Content-Length"] = str(last - first + 1)
    return part


@dataclass
class Part:
    """So many bytes of a file, little by little: a player asks for a whole film at once."""

    file: BinaryIO
    size: int

    def __iter__(self) -> Iterator[bytes]:
        left = self.size
        while left and (block := self.file.read(min(left, BLOCK_BYTES))):
            left -= len(block)
            yield block

    def close(self) -> None:
        """Called by Django once the answer is sent, or when nobody reads it any more."""
        self.file.close()
