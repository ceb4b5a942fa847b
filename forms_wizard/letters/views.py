"""Where the gateway of SMS tells what became of each."""

import logging

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from forms_wizard.letters import sms_receipts

log = logging.getLogger(__name__)


# No cookie, no session: what protects it is the secret of its address.
@csrf_exempt
@login_not_required
@never_cache
@require_POST
def sms_receipt(request, token):
    """The gateway wants an answer within a second, and nothing in it."""
    secret = settings.SMS_RECEIPTS_TOKEN
    if not secret or not constant_time_compare(token, secret):
        raise Http404
    try:
        receipt = sms_receipts.read(request.body)
    except sms_receipts.Unreadable:
        return HttpResponse(status=400)
    log.info("sms_receipt news=%s", sms_receipts.take(receipt, now=timezone.now()))
    return HttpResponse(status=204)
