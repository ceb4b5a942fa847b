"""Whether this machine can serve, for a load balancer and for those who watch."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

# procrastinate's workers write every 10 seconds; beyond, none is alive.
WORKER_SILENCE = timedelta(seconds=60)


@login_not_required
@never_cache
@require_safe
def health(request):
    """200 when the database answers; « worker » says apart whether one is alive."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "select exists (select from procrastinate_workers"
                " where last_heartbeat > now() - %s)",
                [WORKER_SILENCE],
            )
            worker = cursor.fetchone()[0]
    except DatabaseError:
        return JsonResponse({"database": False, "worker": False}, status=503)
    return JsonResponse({"database": True, "worker": worker})
