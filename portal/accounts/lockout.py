"""Who is counted by the lock-out, and what a locked person reads."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.interface.visitors import client_address

__all__ = ["account_name", "client_address", "locked_out"]


def account_name(request: HttpRequest | None, credentials: dict | None = None) -> str:
    """The e-mail address tried, in one spelling, whatever form it comes from."""
    given = (credentials or {}).get("email") or (credentials or {}).get("username")
    typed = given or (request.POST.get("login", "") if request else "")
    return typed.strip().lower()[:254]


def locked_out(request: HttpRequest, response=None, credentials=None, *args) -> HttpResponse:
    """Says what to do, the same whether the account exists or not."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "account/locked_out.html", {"minutes": minutes}, status=429)
