"""Every address of the guichets and of the dossier, for every kind of visitor.

`in`: the page. `out`: 404. `no`: 403. `sign`: the sign-in page.
"""

import pytest
from django.urls import get_resolver, reverse

from forms_wizard.demands.enums import RemovalMotive
from tests.factories.accounts import UserFactory
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory, GuichetFactory
from tests.factories.pieces import PieceFactory

VISITORS = ("anonymous", "other_applicant", "holder", "agent_elsewhere", "agent_in_scope")
DESK_LIST = ("sign", "no", "no", "in", "in")
DESK_DEMAND = ("sign", "no", "no", "out", "in")
SHARED = ("sign", "out", "out", "out", "out")
DOSSIER = ("sign", "out", "in", "out", "out")
WHO = {
    ("desk", "queue"): DESK_LIST,
    ("desk", "start_paper"): DESK_LIST,
    ("desk", "calls"): DESK_LIST,
    ("desk", "call"): DESK_DEMAND,
    ("desk", "letters"): DESK_DEMAND,
    # This demand has none to read: test_letters.py.
    ("desk", "letter"): ("sign", "no", "no", "out", "out"),
    ("desk", "card"): DESK_LIST,
    ("desk", "special_days"): DESK_LIST,
    ("desk", "reports"): DESK_LIST,
    # A demand is no report: test_card.py.
    ("desk", "report"): ("sign", "no", "no", "out", "out"),
    ("desk", "demand"): DESK_DEMAND,
    ("desk", "picture"): DESK_DEMAND,
    ("desk", "certificate"): DESK_DEMAND,
    ("desk", "certificate_pdf"): DESK_DEMAND,
    ("desk", "contact"): DESK_DEMAND,
    ("desk", "register"): DESK_DEMAND,
    ("desk", "refuse_identity"): DESK_DEMAND,
    ("desk", "change"): DESK_DEMAND,
    ("desk", "renew"): DESK_DEMAND,
    ("desk", "make_code"): DESK_DEMAND,
    ("desk", "co_applicants"): DESK_DEMAND,
    ("desk", "renounce"): DESK_DEMAND,
    ("desk", "warnings"): DESK_DEMAND,
    # A landlord: test_lease.py.
    ("desk", "sign_lease"): DESK_DEMAND,
    # The manager alone: test_merge.py.
    ("desk", "merge"): ("sign", "no", "no", "out", "no"),
    ("desk", "household"): DESK_DEMAND,
    ("desk", "separate"): DESK_DEMAND,
    ("desk", "co_left"): DESK_DEMAND,
    ("desk", "holder_died"): DESK_DEMAND,
    # There is none to answer: test_warnings.py.
    ("desk", "warning"): ("sign", "no", "no", "out", "out"),
    # The manager alone: test_endings.py.
    ("desk", "reactivate"): ("sign", "no", "no", "out", "no"),
    ("desk", "correct_error"): ("sign", "no", "no", "out", "no"),
    # The manager alone: test_post.py, test_endings.py.
    **{
        ("desk", name): ("sign", "no", "no", "no", "no")
        for name in (
            "without_proof",
            "post",
            "post_prepare",
            "post_returned",
            "post_batch",
            "post_pdf",
            "post_manifest",
        )
    },
    ("dossier", "home"): ("sign", "in", "in", "in", "in"),
    ("dossier", "demand"): DOSSIER,
    ("dossier", "certificate"): DOSSIER,
    ("dossier", "certificate_pdf"): DOSSIER,
    ("dossier", "resend_identity"): DOSSIER,
    ("dossier", "withdraw"): DOSSIER,
    ("dossier", "contact"): DOSSIER,
    ("dossier", "calendar"): DOSSIER,
    ("dossier", "renounce"): DOSSIER,
    ("dossier", "confirm_renunciation"): DOSSIER,
    ("dossier", "undo_renunciation"): DOSSIER,
    ("dossier", "change"): DOSSIER,
    # Signed out, what was typed is given back.
    ("dossier", "ask_correction"): ("out", *DOSSIER[1:]),
    ("dossier", "renew"): DOSSIER,
    ("dossier", "renewed"): DOSSIER,
    ("dossier", "readings"): DOSSIER,
    # This demand has none to read.
    ("dossier", "letter"): SHARED,
    ("dossier", "co_applicants"): DOSSIER,
    # The co-applicant alone: test_co_applicant.py.
    ("dossier", "shared"): SHARED,
    ("dossier", "shared_certificate"): SHARED,
    ("dossier", "shared_certificate_pdf"): SHARED,
}
POSTS = {
    "register",
    "refuse_identity",
    "resend_identity",
    "post_prepare",
    "ask_correction",
    "undo_renunciation",
    "warning",
    "special_days",
}
# They are about no demand.
LISTS = {"calls", "card", "special_days", "reports"}
LISTS |= {"queue", "start_paper", "home", "post", "post_prepare", "post_returned", "without_proof"}
STATUSES = {"in": {200, 302, 422}, "out": {404}, "no": {403}, "sign": {302}}


def url_of(room, name, demand):
    if name in LISTS:
        return reverse(f"{room}:{name}")
    if name == "change":
        return reverse(f"{room}:change", args=[demand.reference, "contact"])
    if name == "letter":
        return reverse(f"{room}:letter", args=[demand.reference, 1])
    if name == "warning":
        return reverse("desk:warning", args=[demand.reference, RemovalMotive.NO_ANSWER])
    if name == "merge":
        return reverse("desk:merge", args=[demand.reference, DemandFactory().reference])
    if name == "picture":
        piece = demand.pieces.get()
        return reverse("desk:picture", args=[demand.reference, piece.reference, 1])
    return reverse(f"{room}:{name}", args=[demand.reference])


@pytest.mark.django_db
@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize(("room", "name"), WHO)
def test_each_address_opens_to_those_it_is_for(client, room, name, visitor):
    demand = DemandFactory(active=True)
    PieceFactory(demand=demand)
    who = {
        "other_applicant": lambda: DemandFactory(active=True).holder,
        "holder": lambda: demand.holder,
        "agent_elsewhere": lambda: (
            AgentFactory(guichet=GuichetFactory(territory_id="062", commune_id="62041")).user
        ),
        "agent_in_scope": lambda: AgentFactory().user,
    }
    if visitor in who:
        client.force_login(who[visitor]())
    expected = WHO[room, name][VISITORS.index(visitor)]

    response = getattr(client, "post" if name in POSTS else "get")(url_of(room, name, demand))

    assert response.status_code in STATUSES[expected]
    assert (expected == "sign") == response.get("Location", "").startswith(reverse("account_login"))


def test_the_table_knows_every_address():
    rooms = {
        namespace: pattern for namespace, (_, pattern) in get_resolver().namespace_dict.items()
    }

    named = {
        (room, name)
        for room in ("desk", "dossier")
        for name in rooms[room].reverse_dict
        if isinstance(name, str)
    }

    assert named == set(WHO)


@pytest.mark.django_db
def test_a_reference_that_is_nobodys_looks_like_somebody_elses(client):
    url = reverse("dossier:demand", args=["ZZZZZZZZZZ"])
    sent_to_sign_in = client.get(url)
    client.force_login(UserFactory())

    assert sent_to_sign_in.status_code == 302
    assert client.get(url).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(POSTS))
def test_acts_refuse_a_get(client, name):
    demand = DemandFactory(to_correct=True)
    room = "dossier" if ("dossier", name) in WHO else "desk"
    client.force_login(demand.holder if room == "dossier" else AgentFactory().user)

    assert client.get(url_of(room, name, demand)).status_code == 405
