"""Where a request comes from."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The visitor's IP address; `settings.PROXY_COUNT` trusted proxies stand in front.

    Each proxy adds on the right of X-Forwarded-For the address it saw: what stands further left
    was written by the visitor and is not believed.
    """
    seen = request.META.get("REMOTE_ADDR", "")
    if not settings.PROXY_COUNT:
        return seen
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    return forwarded[-settings.PROXY_COUNT :][0] or seen
