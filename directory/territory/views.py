from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory.territory.search import LONGEST_QUERY, Hit, find

# Names of communes change once a year: a browser may keep the answers for an hour.
KEPT_SECONDS = 3600


@login_not_required
@require_safe
def suggest(request):
    """`{"results": [{"label", "hint"}]}` for the script of the combobox; at most ten."""
    hits = find(
        _asked(request),
        selectable_only=request.GET.get("choix") == "oui",
        territory=request.GET.get("territoire", "")[:3],
    )
    response = JsonResponse(
        {"results": [{"label": hit.commune.label, "hint": _hint(hit)} for hit in hits]}
    )
    response["Cache-Control"] = f"private, max-age={KEPT_SECONDS}"
    return response


def _asked(request) -> str:
    return request.GET.get("q", "")[:LONGEST_QUERY].strip()


def _hint(hit: Hit) -> str:
    if hit.former:
        return _("%(former)s fait partie de cette commune.") % {"former": hit.former}
    return ""
