"""Who is counted by the lock-out, and what a locked person reads."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def account_name(request: HttpRequest | None, credentials: dict | None = None) -> str:
    """The e-mail address tried, in one spelling, whatever form it comes from."""
    given = (credentials or {}).get("email") or (credentials or {}).get("username")
    typed = given or (request.POST.get("login", "") if request else "")
    return typed.strip().lower()[:254]


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


def locked_out(request: HttpRequest, response=None, credentials=None, *args) -> HttpResponse:
    """Says what to do, the same whether the account exists or not."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "account/locked_out.html", {"minutes": minutes}, status=429)
