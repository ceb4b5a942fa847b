"""Structured logs: one JSON line each, `verb key=value`, never a name, a body or an address.

What a library says passes through the same door: the exception's type and place are kept, its
message is not, because a message may quote what a person typed.
"""

from __future__ import annotations

import logging
import time
import traceback
import uuid
from pathlib import Path

import structlog

log = structlog.get_logger("portal.requests")
ROOT = str(Path(__file__).resolve().parent.parent.parent)
# They name accounts and addresses in their lines; what matters of them is in their own tables.
SILENT = ("axes", "django.security.DisallowedHost", "django.server")


def exception_place(logger, method, event: dict) -> dict:
    """The type of the exception and the lines it crossed, without message nor variables."""
    info = event.pop("exc_info", None)
    if info is True:
        import sys

        info = sys.exc_info()
    elif isinstance(info, BaseException):
        info = (type(info), info, info.__traceback__)
    if info and info[0]:
        event["exception"] = f"{info[0].__module__}.{info[0].__qualname__}"
        frames = traceback.extract_tb(info[2])[-12:]
        event["where"] = [
            f"{frame.filename.removeprefix(ROOT)}:{frame.lineno} {frame.name}" for frame in frames
        ]
    return event


def template_only(logger, method, event: dict) -> dict:
    """Of a library's line, the sentence without what was put in its holes."""
    record = event.get("_record")
    if record is not None and event.get("_from_structlog") is False:
        event["event"] = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        event["logger"] = record.name
        if status := getattr(record, "status_code", None):
            event["status"] = status
    return event


SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def logging_settings(*, level: str) -> dict:
    """The value of LOGGING; structlog is set up by the way."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": SHARED,
        "processors": [
            template_only,
            exception_place,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Django gives its own handlers (console, mails to admins): ours alone.
            "django": {"handlers": [], "level": level, "propagate": True},
            "procrastinate.blueprints": {"handlers": [], "level": "WARNING"},
            **{name: {"handlers": [], "level": "CRITICAL"} for name in SILENT},
        },
    }


class RequestLogMiddleware:
    """One line a request: the route's name, never the path, the query, the body, the visitor."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request_id = uuid.uuid4().hex
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            start = time.monotonic()
            response = self.get_response(request)
            match = request.resolver_match
            log.info(
                "answered",
                route=match.view_name if match else "",
                method=request.method,
                status=response.status_code,
                ms=round((time.monotonic() - start) * 1000),
            )
        response.headers.setdefault("X-Request-ID", request_id)
        return response


def quiet(name: str) -> None:
    """For a command whose screen belongs to a person: only warnings of this logger are shown."""
    logging.getLogger(name).setLevel(logging.WARNING)
