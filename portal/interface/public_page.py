"""The mark of a page that is the same for everybody, and may be kept ready to be sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required


@dataclass(frozen=True)
class PublicPage:
    """`query`: the query keys that change the page. `free`: keys whose text is free.

    `minutes`: a page that speaks of the hour is kept until the next multiple of so many minutes
    of the clock (a divisor of 15, as the clocks of all time zones; 60 for a page that speaks of
    the day in Paris); 0 for no limit.
    """

    query: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    minutes: int = 0


def public_page(view: Callable | None = None, *, query=(), free=(), minutes=0):
    """Mark a view whose page holds nothing personal: no account, no message, no POST form.

    It is rendered as for an unknown visitor, and kept; other query keys than `query` are taken
    out before it runs. A request with a `free` key runs as usual and is never kept.

    `path("communes/<code>/", public_page(views.commune))`, or above a function `@public_page`.
    """

    def mark(view: Callable) -> Callable:
        view.public_page = PublicPage(tuple(query), tuple(free), minutes)
        return login_not_required(view)

    return mark(view) if view else mark
