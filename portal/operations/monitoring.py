"""Errors told to Sentry, with nothing about a person in them; off without a DSN.

An event is written again from a list of what may leave: where the error is (files, functions,
lines), its type, the route, the versions. Messages, variables, bodies, cookies, headers, query
strings, accounts, breadcrumbs and log parameters never leave: they may quote what was typed.
"""

from __future__ import annotations

import sentry_sdk
from sentry_sdk.integrations.django import DjangoIntegration
from sentry_sdk.integrations.excepthook import ExcepthookIntegration
from sentry_sdk.integrations.logging import LoggingIntegration

KEPT = ("event_id", "timestamp", "level", "platform", "release", "environment", "sdk", "logger")
KEPT_OF_FRAME = ("filename", "function", "module", "lineno", "in_app")


def start(dsn: str, *, environment: str, release: str | None = None, transport=None) -> None:
    """Tell errors to this DSN; an empty one does nothing."""
    if not dsn:
        return
    sentry_sdk.init(
        dsn=dsn,
        environment=environment,
        release=release,
        transport=transport,
        default_integrations=False,
        integrations=[
            DjangoIntegration(middleware_spans=False, signals_spans=False),
            LoggingIntegration(level=None),
            ExcepthookIntegration(),
        ],
        auto_enabling_integrations=False,
        before_send=only_what_may_leave,
        before_breadcrumb=lambda crumb, hint: None,
        max_breadcrumbs=0,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        auto_session_tracking=False,
        send_client_reports=False,
        server_name="",
    )


def only_what_may_leave(event: dict, hint: dict) -> dict:
    """A new event with the listed facts alone."""
    clean = {key: event[key] for key in KEPT if key in event}
    if event.get("transaction_info", {}).get("source") == "route":
        clean["transaction"] = event.get("transaction", "")
    values = event.get("exception", {}).get("values", [])
    if values:
        clean["exception"] = {"values": [_exception(value) for value in values]}
    else:
        clean["logentry"] = {"message": event.get("logentry", {}).get("message", "message")}
    return clean


def _exception(value: dict) -> dict:
    frames = (value.get("stacktrace") or {}).get("frames", [])
    kept = [{key: frame[key] for key in KEPT_OF_FRAME if key in frame} for frame in frames]
    mechanism = {"type": (value.get("mechanism") or {}).get("type", "generic")}
    return {
        "type": value.get("type"),
        "module": value.get("module"),
        "mechanism": {**mechanism, "handled": False},
        "stacktrace": {"frames": kept},
    }
