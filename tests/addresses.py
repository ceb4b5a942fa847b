"""Every address of the site that has a name, the rows that one may hold, and who may read it."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from directory.guichets.enums import OrganismeKind
from forms_wizard.filing import drafts
from forms_wizard.filing.models import Draft
from forms_wizard.letters.models import PostBatch
from tests.factories.co_applicants import co_access_of
from tests.factories.contact import TicketFactory
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory, ErrorReportFactory, GuichetFactory
from tests.factories.letters import LetterFactory
from tests.factories.lives import LIVES
from tests.factories.pieces import PieceFactory

# Wagtail's own: its administration, its documents and pages kept by a password.
NOT_OURS = ("admin/", "documents/", "_util/")
VALUES = {
    "place": "59350-lille",
    "name": "absent.jpg",
    "section": "territoires",
    "slug": "contact",
    "motive": "RADCON",
    "step": "contact",
    "page": 1,
    "rank": 1,
    "key": "set-password",
    "uidb36": "1",
    "code": "G5999",
    "token": "secret",
    "niveau": "commune",
}


def addresses(patterns=None, prefix="", namespace="") -> dict[str, tuple[str, tuple[str, ...]]]:
    """{"desk:demand": (room, names of what its address holds)} of all that has a name."""
    found = {}
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        place = f"{prefix}{pattern.pattern}"
        if any(place.startswith(other) for other in NOT_OURS):
            continue
        if isinstance(pattern, URLPattern):
            if pattern.name and not pattern.name.startswith("wagtail"):
                parts = (*pattern.pattern.converters, *pattern.pattern.regex.groupindex)
                name = f"{namespace}:{pattern.name}" if namespace else pattern.name
                found[name] = (namespace, tuple(dict.fromkeys(parts)))
        else:
            found |= addresses(
                pattern.url_patterns, place, getattr(pattern, "namespace", "") or namespace
            )
    return found


ADDRESSES = addresses()
# Reading one makes no sense: they are acts, a GET is refused.
ACTS = {
    "api:simulator",
    "filing:submit",
    "dossier:resend_identity",
    "dossier:undo_renunciation",
    "dossier:ask_correction",
    "desk:register",
    "desk:refuse_identity",
    "desk:post_prepare",
    "desk:warning",
    "desk:special_days",
    "letters:sms_receipt",
    "assistance:text",
    "assistance:end",
    "tickets:take",
    "tickets:answer",
    "tickets:sort",
    "tickets:forward",
    "tickets:close",
}
# Files and data, or an answer without a page for the rows below: sent elsewhere, closed, not there.
NOT_PAGES = {
    "account_login",
    "account_set_password",
    "account_signup",
    "api:api-root",
    "api:figures",
    "api:guichet",
    "api:guichets",
    "api:openapi-json",
    "api:territories",
    "api:territory",
    "assistance:home",
    "assistance:paper",
    "assistance:session",
    "assistance:summary",
    "desk:certificate_pdf",
    "desk:picture",
    "desk:post_manifest",
    "desk:post_pdf",
    "dossier:calendar",
    "dossier:certificate_pdf",
    "dossier:shared_certificate_pdf",
    "feedback:give",
    "feedback:thanks",
    "filing:field",
    "filing:finish",
    "filing:keep_open",
    "filing:receipt_pdf",
    "filing:resume_code",
    "filing:versions",
    "news:feed",
    "operations:health",
    "operations:nights",
    "original_picture",
    "picture",
    "places:departement",
    "places:epci",
    "places:region",
    "robots",
    "search_suggestions",
    "security_txt",
    "sitemap",
    "sitemap_section",
    "territory:suggest",
}
# The manager of a territory opens these; the other ones of the desk, a landlord.
OF_A_REMOVED_DEMAND = {"desk:reactivate", "desk:correct_error"}
OF_A_BATCH = {"desk:post_batch", "desk:post_pdf", "desk:post_manifest"}
OF_A_TICKET = {name for name in ADDRESSES if name.startswith("tickets:")} | {"contact:received"}
OF_A_MANAGER = {"desk:merge", "desk:without_proof", "desk:post", "desk:post_returned"}
OF_A_MANAGER |= OF_A_REMOVED_DEMAND | OF_A_BATCH


def make_rows() -> dict:
    """What the addresses name: a draft, a demand of the same person, a document of it, agents.

    Once in a database: a guichet has the code of `VALUES`.
    """
    demand = DemandFactory(active=True)
    LetterFactory(demand=demand)
    draft = drafts.start(now=timezone.now(), user=demand.holder)
    Draft.objects.filter(pk=draft.pk).update(answers=LIVES["single"])
    # As sign-up writes it; the library adds it by itself to an account that has none.
    EmailAddress.objects.create(user=demand.holder, email=demand.holder.email, primary=True)
    guichet = GuichetFactory(code=VALUES["code"])
    return {
        "demand": demand,
        "holder": demand.holder,
        "landlord": AgentFactory(guichet=guichet).user,
        "manager": AgentFactory(guichet__organisme__kind=OrganismeKind.MANAGER).user,
        "report": ErrorReportFactory(guichet=guichet),
        "shared": co_access_of(demand.holder, active=True, territory_id="062").demand,
        "waiting": DemandFactory(holder=demand.holder),
        "removed": DemandFactory(removed=True),
        "renewed": DemandFactory(
            holder=demand.holder,
            active=True,
            valid_until=timezone.localdate(),
            renewed_on=timezone.localdate(),
        ),
        "draft": draft,
        "batch": PostBatch.objects.create(
            territory_id="059",
            made_at=timezone.now(),
            count=1,
            pdf=ContentFile(b"%PDF-", "lot.pdf"),
            manifest=ContentFile(b"code", "lot.csv"),
        ),
        "piece": PieceFactory(demand=demand),
        "ticket": TicketFactory(guichet=guichet),
    }


def url_of(name: str, rows: dict) -> str:
    room, parts = ADDRESSES[name]
    named = "demand" if room in {"dossier", "desk"} or "receipt" in name else "draft"
    named = "waiting" if name == "dossier:withdraw" else named
    named = "shared" if name.startswith("dossier:shared") else named
    named = "removed" if name in OF_A_REMOVED_DEMAND else named
    named = "renewed" if name in {"dossier:renewed", "desk:renew"} else named
    named = "batch" if name in OF_A_BATCH else named
    named = "report" if name == "desk:report" else named
    named = "ticket" if name in OF_A_TICKET else named
    values = {
        **VALUES,
        "reference": rows[named].reference,
        "piece": rows["piece"].reference,
        "other": rows["waiting"].reference,
    }
    if "niveau" in parts:
        values["code"] = "59350"
    return reverse(name, kwargs={part: values[part] for part in parts})


def reader_of(name: str, rows: dict):
    """The account that opens the address: an agent for the desk, else the holder."""
    if ADDRESSES[name][0] not in {"desk", "tickets"}:
        return rows["holder"]
    return rows["manager" if name in OF_A_MANAGER else "landlord"]


PAGES = [name for name in ADDRESSES if name not in ACTS | NOT_PAGES]
