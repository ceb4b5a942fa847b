"""No role of the administration opens anything of a demand: every address of the site, asked."""

import json
import re
from http import HTTPStatus
from itertools import product

import pytest
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
from tests.factories.accounts import UserFactory
from tests.factories.demands import DemandFactory
from tests.factories.guichets import GuichetFactory
from tests.factories.letters import LetterFactory
from tests.factories.lives import LIVES
from tests.factories.pages import HomePageFactory
from tests.factories.pieces import PieceFactory

pytestmark = pytest.mark.django_db

# Rows of a demand, its person's account, its letter, its document: all have this number.
NUMBER = 424242
SECRETS = ("Zyglewska", "Ophélimène", "ophelimene@exemple.fr", "0590326424242GDPUB")
DEMAND_ROOMS = ("demande/", "mon-dossier/", "guichet/", "accompagnement/", "recus/")
CLOSED = {302, 400, 403, 404, 405, 410}

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
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode(errors="replace")


def faults(url: str, response, *, holds_a_demand: bool) -> list[str]:
    """What this answer lets an editor see; a file about a demand is a fault by itself."""
    words = shown(response)
    found = [f"{url} shows « {secret} »" for secret in SECRETS if secret in words]
    kind = response.headers.get("Content-Type", "")
    if holds_a_demand and response.status_code == HTTPStatus.OK and "html" not in kind:
        found.append(f"{url} gives {kind}")
    return found


def walk(user, references, places, act) -> list[str]:
    found = []
    for place, names in places:
        holds = bool({*names} & {*OF_A_DEMAND})
        for url in filled(place, names, references):
            client = Client(raise_request_exception=False)
            client.force_login(user)
            found += faults(url, getattr(client, act)(url), holds_a_demand=holds)
    return found


def roles() -> list[str]:
    return list(Group.objects.order_by("name").values_list("name", flat=True))


def test_who_holds_all_the_roles_sees_nothing_of_a_demand_at_any_address(references):
    """Permissions add up: what one role opens, this account opens."""
    everything = UserFactory(groups=roles())

    assert walk(everything, references, ADDRESSES, "get") == []


@pytest.mark.parametrize("act", ["get", "post"])
def test_no_role_sees_or_changes_a_demand_where_demands_live(references, act):
    places = [address for address in ADDRESSES if address[0].startswith(DEMAND_ROOMS)]
    before = list(Demand.objects.values()), Event.objects.count(), Letter.objects.count()

    for name in roles():
        assert walk(UserFactory(groups=[name]), references, places, act) == []

    assert before == (list(Demand.objects.values()), Event.objects.count(), Letter.objects.count())


def test_the_addresses_of_a_demand_are_closed_to_every_role(references):
    """Not only empty of names: an editor is no agent, no helper and not the holder."""
    places = [
        (place, names)
        for place, names in ADDRESSES
        if place.startswith(("mon-dossier/", "guichet/")) and "reference" in names
    ]
    user = UserFactory(groups=roles())

    for place, names in places:
        for url in filled(place, names, references):
            client = Client()
            client.force_login(user)
            assert client.get(url).status_code in CLOSED, url


def test_the_walk_sees_what_an_agent_or_the_holder_is_shown(references):
    """The test above would fail if a page showed a demand: the holder's does."""
    holder = Demand.objects.get(pk=NUMBER).holder
    places = [("mon-dossier/%(reference)s/", ("reference",))]

    assert walk(holder, references, places, "get") != []


def test_no_model_of_a_demand_has_a_page_in_the_administration():
    of_demands = {"demands", "filing", "pieces", "assistance"}

    models = get_snippet_models()

    assert not [model for model in models if model._meta.app_label in of_demands]
    assert [model for model in models if model._meta.app_label == "letters"] == [LetterText]
