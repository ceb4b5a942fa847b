"""What was typed in a page that may no longer be opened comes back, to be sent again."""

from django.http import HttpResponse
from django.shortcuts import render

from portal.interface.carried import carried


def give_back(request) -> HttpResponse:
    """Nobody is signed in and the address is not this session's: nothing typed is lost.

    The page says the same for every reference, known or not.
    """
    context = {"typed": carried(request.POST), "path": request.get_full_path()}
    return render(request, "filing/signed_out.html", context, status=404)
