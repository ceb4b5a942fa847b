"""No role of the administration opens anything of a demand: every address, asked by each alone."""

import json
import re
from http import HTTPStatus
from itertools import product

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RegexPattern
from django.utils import timezone
from django.utils.regex_helper import normalize
from wagtail.models import Locale
from wagtail.snippets.models import get_snippet_models

from forms_wizard.demands.models import Demand, Event, Letter
from forms_wizard.filing import drafts
from forms_wizard.filing.models import Draft
from forms_wizard.letters.models import LetterText
from home.roles.installation import install
from home.roles.roles import ROLES, TRANSLATORS
from tests.factories.accounts import UserFactory
from tests.factories.demands import DemandFactory
from tests.factories.guichets import GuichetFactory
from tests.factories.letters import LetterFactory
from tests.factories.lives import LIVES
from tests.factories.pages import GuidePageFactory, HomePageFactory
from tests.factories.pieces import PieceFactory

pytestmark = [
    pytest.mark.django_db,
    # wagtail-localize lists its translations in no order.
    pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results"),
]

# Each role alone, then nobody's, then all together: permissions add up.
NAMES = [*(role.name for role in ROLES), f"{TRANSLATORS} : en"]
ACCOUNTS = {**{name: [name] for name in NAMES}, "no role": [], "every role": NAMES}
# Rows of a demand, its person's account, its letter, its document: all have this number; so has
# a page, that the pages about a page be those of one.
NUMBER = 424242
SECRETS = ("Zyglewska", "Ophélimène", "ophelimene@exemple.fr", "0590326424242GDPUB")
DEMAND_ROOMS = ("demande/", "mon-dossier/", "guichet/", "accompagnement/", "recus/")
CLOSED = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
# Wagtail's own test of what watches a site.
FAILS_ON_PURPOSE = "/admin/failwhale/"

# What each kind of argument may be. An address with another one stops the test: say here what
# of a demand it could name.
NUMBERS = (
    *("collection_id", "destination_id", "doc_id", "document_id", "image_id", "import_id"),
    *("overridable_segment_id", "page", "page_id", "page_pk", "page_to_move_id"),
    *("page_view_restriction_id", "parent_page_id", "pk", "rank", "redirect_id", "revision_id"),
    "restriction_id",
    *("revision_id_a", "revision_id_b", "session_id", "string_segment_id", "task_id"),
    *("task_state_id", "translation_id", "translation_source_id", "uploaded_file_id"),
    *("workflow_pk", "workflow_state_id", "object_id"),
)
APPS, MODELS = ("demands",), ("demand", "letter")
TEXTS = {
    "action": ("delete",),
    "action_name": ("approve", "publish"),
    "app_label": APPS,
    "app_name": APPS,
    "content_type_app_name": APPS,
    "content_type_model_name": MODELS,
    "model_name": MODELS,
    "code": ("G5999",),
    "filter_spec": ("original",),
    "key": ("set-password",),
    "mode": ("draft",),
    "motive": ("RADCON",),
    "niveau": ("commune",),
    "place": ("59350-lille",),
    "section": ("pages",),
    "slug": ("contact", "identite"),
    "step": ("identite", "contact", "apply"),
    "token": ("secret",),
    "uidb36": ("1",),
    "uidb64": ("MQ",),
    # Files of the site; those of a demand are not among them.
    "name": ("carte.jpg",),
    "_0": ("", "demande/", NUMBER),
    "_1": ("carte.jpg",),
}
# The rows of the fixture whose references an address may hold.
OF_A_DEMAND = ("reference", "other", "piece")


def segment(pattern) -> tuple[str, list[str]]:
    """(« mon-dossier/%(reference)s/ », the names of its arguments)."""
    if isinstance(pattern, LocalePrefixPattern):
        return pattern.language_prefix, []
    if isinstance(pattern, RegexPattern):
        return normalize(pattern.regex.pattern)[0]
    route = str(pattern).replace("%", "%%")
    return re.sub(r"<(?:\w+:)?(\w+)>", r"%(\1)s", route), list(pattern.converters)


def addresses(patterns=None, before="", arguments=()) -> list[tuple[str, tuple[str, ...]]]:
    """Every address of the URLconf, to be filled, with the names of its arguments."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        written, names = segment(pattern.pattern)
        place, held = before + written, (*arguments, *names)
        if isinstance(pattern, URLPattern):
            found.append((place.replace("//", "/"), held))
        else:
            found += addresses(pattern.url_patterns, place, held)
    return found


ADDRESSES = addresses()


def test_every_kind_of_argument_is_known():
    known = {*NUMBERS, *TEXTS, *OF_A_DEMAND}

    unknown = {(place, name) for place, names in ADDRESSES for name in names if name not in known}

    assert len(ADDRESSES) > 500
    assert unknown == set()


@pytest.fixture
def home():
    home = HomePageFactory()
    home.copy_for_translation(Locale.objects.get_or_create(language_code="en")[0], alias=True)
    install()
    return home


@pytest.fixture
def references(home):
    """A demand with a letter and a document, and a draft of the same person."""
    holder = UserFactory(pk=NUMBER, email=SECRETS[2])
    demand = DemandFactory(
        pk=NUMBER,
        holder=holder,
        active=True,
        number=SECRETS[3],
        persons__pk=NUMBER,
        persons__birth_name=SECRETS[0],
        persons__first_names=SECRETS[1],
    )
    LetterFactory(pk=NUMBER, demand=demand)
    piece = PieceFactory(pk=NUMBER, demand=demand, given_name=f"{SECRETS[0]}.jpg")
    GuichetFactory(code="G5999")
    GuidePageFactory(pk=NUMBER, parent=home)
    draft = drafts.start(now=timezone.now(), user=holder)
    typed = json.dumps(LIVES["single"], ensure_ascii=False).replace("Lefèvre", SECRETS[0])
    Draft.objects.filter(pk=draft.pk).update(answers=json.loads(typed))
    return {
        "reference": (demand.reference, draft.reference),
        "other": (demand.reference,),
        "piece": (piece.reference,),
    }


def filled(place: str, names: tuple[str, ...], references: dict) -> list[str]:
    values = {**dict.fromkeys(NUMBERS, (NUMBER,)), **TEXTS, **references}
    several = [[(name, value) for value in values[name]] for name in dict.fromkeys(names)]
    return [f"/{place % dict(chosen)}" for chosen in product(*several)]


def shown(response) -> str:
    """The answer without its spaces: a number is shown in groups."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return "".join(content.decode(errors="replace").split())


def faults(url: str, response, *, of_a_demand: bool) -> list[str]:
    """What this answer lets an editor see; an address of a demand is closed, not only empty."""
    words, status = shown(response), response.status_code
    found = [f"{url} shows « {secret} »" for secret in SECRETS if secret in words]
    if of_a_demand and status not in CLOSED:
        found.append(f"{url} answers {status}")
    # What failed was not seen.
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR and url != FAILS_ON_PURPOSE:
        found.append(f"{url} answers {status}: {response.exc_info[1]!r}")
    return found


def walk(user, references, places, act) -> list[str]:
    found, client = [], Client(raise_request_exception=False)
    for place, names in places:
        of_a_demand = not {*names}.isdisjoint(OF_A_DEMAND)
        for url in filled(place, names, references):
            # Some addresses are ways out.
            if SESSION_KEY not in client.session:
                client.force_login(user)
            found += faults(url, getattr(client, act)(url), of_a_demand=of_a_demand)
    return found


def test_every_role_is_asked(home):
    made = set(Group.objects.values_list("name", flat=True))

    assert made == set(NAMES)


@pytest.mark.parametrize("account", ACCOUNTS)
def test_each_role_sees_nothing_of_a_demand_at_any_address(account, references):
    user = UserFactory(groups=ACCOUNTS[account])

    assert walk(user, references, ADDRESSES, "get") == []


@pytest.mark.parametrize("account", ACCOUNTS)
def test_each_role_changes_nothing_where_demands_live(account, references):
    places = [address for address in ADDRESSES if address[0].startswith(DEMAND_ROOMS)]
    before = of_demands()

    found = walk(UserFactory(groups=ACCOUNTS[account]), references, places, "post")

    assert found == []
    assert of_demands() == before


def of_demands() -> tuple:
    return list(Demand.objects.values()), Event.objects.count(), Letter.objects.count()


def test_the_walk_sees_what_an_agent_or_the_holder_is_shown(references):
    """The tests above would fail if a page showed a demand: the holder's does."""
    holder = Demand.objects.get(pk=NUMBER).holder
    places = [("mon-dossier/%(reference)s/", ("reference",))]

    found = walk(holder, references, places, "get")

    url = f"/mon-dossier/{references['other'][0]}/"
    assert {f"{url} answers 200", f"{url} shows « {SECRETS[3]} »"} <= set(found)


def test_no_model_of_a_demand_has_a_page_in_the_administration():
    of_demands = {"demands", "filing", "pieces", "assistance"}

    models = get_snippet_models()

    assert not [model for model in models if model._meta.app_label in of_demands]
    assert [model for model in models if model._meta.app_label == "letters"] == [LetterText]
