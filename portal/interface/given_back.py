"""What was typed in a page that may no longer be opened comes back, to be sent again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.interface.carried import carried


def give_back(request: HttpRequest, template: str) -> HttpResponse:
    """Nobody is signed in and the address is not this session's: nothing typed is lost.

    `template` says how to come back; it is given `typed` and `path`, where to send it again. The
    page says the same for every reference, known or not.
    """
    context = {"typed": carried(request.POST), "path": request.get_full_path()}
    return render(request, template, context, status=404)
