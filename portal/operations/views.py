"""Whether this machine serves and does its nights: for a load balancer and for operators."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from portal.operations import nights as night_runs

# procrastinate's workers write every 10 seconds; beyond, none is alive.
WORKER_SILENCE = timedelta(seconds=60)


@login_not_required
@never_cache
@require_safe
def health(request):
    """200 when the database answers. « worker »: whether one is alive; « nights »: what is late."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "select exists (select from procrastinate_workers"
                " where last_heartbeat > now() - %s)",
                [WORKER_SILENCE],
            )
            worker = cursor.fetchone()[0]
        late = night_runs.late(now=timezone.now())
    except DatabaseError:
        return JsonResponse({"database": False, "worker": False}, status=503)
    return JsonResponse({"database": True, "worker": worker, "nights": {"late": late}})


@never_cache
@require_GET
def nights(request):
    """For administrators: the last run of each nightly command, and an alarm for what is late."""
    if not request.user.is_superuser:
        raise PermissionDenied
    found = night_runs.nights(now=timezone.now())
    context = {"nights": found, "late": [night for night in found if night.late]}
    return render(request, "operations/nights.html", context)
