"""What a first step typed, carried by the page of the next one: nothing is stored in between."""

from __future__ import annotations

from django.http import QueryDict

# The name of the button of the last step.
CONFIRM = "confirmer"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105  the name of a field


def carried(posted: QueryDict, *, but: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """(name, value) of all that was posted, the token and the fields of `but` left out."""
    return [
        (name, value)
        for name, values in posted.lists()
        for value in values
        if name not in (TOKEN, *but)
    ]
