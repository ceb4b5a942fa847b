"""Every life from « Commencer » to the numéro unique; six of them by every door."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from forms_wizard.demands.enums import Channel, DemandState, IdentityRefusal, LetterKind
from forms_wizard.demands.models import Demand, Letter
from forms_wizard.demands.numbering import NUMBER, PORTAL_CODE
from forms_wizard.demands.refusals import what_to_do
from forms_wizard.filing.drafts import IDENTITY
from forms_wizard.form.summary import summarise
from forms_wizard.letters import outbox
from forms_wizard.letters.models import Outcome
from forms_wizard.pieces.enums import PieceState
from tests.factories.accounts import UserFactory
from tests.factories.guichets import AgentFactory
from tests.factories.lives import LIVES, SIX
from tests.factories.pieces import upload
from tests.forms_wizard.filing.walk import Walk, page
from tests.forms_wizard.letters.reading import text_of

pytestmark = pytest.mark.django_db

# Île-de-France is one territory; elsewhere it is the département (domain.md 1.3).
ILE_DE_FRANCE = {"75", "77", "78", "91", "92", "93", "94", "95"}
# Who is in the household, in order, and how many are to be housed: the unborn child and the one in
# alternating custody count, the one in visiting right does not (domain.md 2.4).
HOUSEHOLDS = {
    "single": (["applicant"], 1),
    "family": (["applicant", "co_applicant", "dependant", "custody", "visiting"], 5),
    "homeless": (["applicant"], 1),
    "foreign_couple": (["applicant", "co_applicant"], 2),
    "student": (["applicant"], 1),
    "wheelchair": (["applicant", "dependant"], 2),
}
WANTED = {
    "single": ["59350", "59512"],
    "family": ["93066", "75118", "78646"],
    "homeless": ["59350"],
    "foreign_couple": ["97411", "97407"],
    "student": ["59009", "59350"],
    "wheelchair": ["59512", "59599"],
}
# Without an address, the letters are read in the dossier and go by post.
WITHOUT_EMAIL = {"homeless", "foreign_couple"}
# The document that a guichet sees, by nationality.
DOCUMENTS = {"1": "ID_FR", "2": "ID_UE", "3": "TS"}


def typed(life: str, slug: str, field: str) -> list[str]:
    return LIVES[life][slug].get(f"{slug}-{field}", [])


def territory_of(life: str) -> str:
    (departement,) = typed(life, "preparer", "departement")
    return "111" if departement in ILE_DE_FRANCE else f"{departement:0>3}"


def roles_of(life: str) -> list[str]:
    """Who was typed in the household, the applicant first."""
    shared = [
        typed(life, "foyer", f"garde-{key}-custody") for key in typed(life, "foyer", "garde-keys")
    ]
    return [
        "applicant",
        *["co_applicant" for _ in typed(life, "foyer", "co-keys")],
        *["dependant" for _ in typed(life, "foyer", "charge-keys")],
        *["custody" if custody == ["G"] else "visiting" for custody in shared],
    ]


def agent_for(demand: Demand):
    """Someone at a guichet of the commune that is wanted first."""
    wanted = demand.places.first().commune_id
    return AgentFactory(guichet__territory_id=demand.territory_id, guichet__commune_id=wanted)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def desk(name: str, demand: Demand) -> str:
    return reverse(f"desk:{name}", args=[demand.reference])


def dossier(name: str, demand: Demand) -> str:
    return reverse(f"dossier:{name}", args=[demand.reference])


def shown(response) -> str:
    """The page as text, its spaces made plain."""
    assert response.status_code == 200
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def register_as(agent_client: Client, demand: Demand, life: str) -> Demand:
    """As a guichet does: the queue, the demand, the button."""
    queue = agent_client.get(reverse("desk:queue"))
    assert demand.reference in [row.demand.reference for row in queue.context["rows"]]
    assert shown(agent_client.get(desk("demand", demand)))

    (nationality,) = typed(life, "identite", "nationality")
    seen = {"accepter-document": DOCUMENTS[nationality]}
    response = agent_client.post(desk("register", demand), seen)

    assert response.url == desk("demand", demand)
    demand.refresh_from_db()
    return demand


def deliver_letters() -> dict[str, Outcome]:
    """What the worker does; how each kind of letter went."""
    letters = Letter.objects.order_by("pk")
    return {
        letter.kind: outbox.deliver(letter.pk, now=timezone.now())
        for letter in letters
        if not letter.attempts.exists()
    }


def sent_online(life: str, client: Client) -> tuple[Demand, object]:
    """The demand, and the check page that was read before sending it."""
    walk = Walk.start(client)
    walk.type_all(LIVES[life])
    walk.show_identity_later()
    check = walk.check()
    assert check.context["missing"] == []
    walk.send(check.context["digest"])
    return Demand.objects.get(draft__reference=walk.reference), check


def assert_declared_as_shown(demand: Demand, check) -> None:
    """Section after section, the declaration says what the check page said."""
    declaration = demand.declarations.get()
    assert declaration.digest == check.context["digest"]
    read = {section["title"]: section["groups"] for section in check.context["sections"]}
    summaries = summarise(declaration.codes)
    assert {summary.title for summary in summaries} == set(read) - {"Votre pièce d'identité"}
    for summary in summaries:
        assert read[summary.title] == summary.groups


@pytest.mark.parametrize("life", LIVES)
def test_each_life_is_filed_registered_and_followed(life, client):
    demand, check = sent_online(life, client)
    assert_declared_as_shown(demand, check)
    assert demand.number is None

    register_as(signed_in(agent_for(demand).user), demand, life)

    # The numéro unique (domain.md 3.1).
    assert NUMBER.match(demand.number)
    assert demand.number == f"{territory_of(life)}{demand.filed_on:%m%y}000001{PORTAL_CODE}"
    # What a guichet searches by.
    persons = list(demand.persons.all())
    assert [person.role for person in persons] == roles_of(life)
    assert all(person.live and person.registered for person in persons)
    assert demand.places.count() == len(typed(life, "logement-recherche", "places-keys"))
    # What the person reads, in the browser that sent the demand.
    followed = client.get(dossier("demand", demand))
    assert followed.context["status"].code == "ACTIVE"
    assert f"Votre numéro est {demand.grouped_number}." in shown(followed)
    for place in demand.places.all():
        assert escape(place.commune.name) in shown(followed)
    attestation = shown(client.get(dossier("certificate", demand)))
    assert demand.grouped_number in attestation
    assert escape(persons[0].full_name) in attestation
    pdf = client.get(dossier("certificate_pdf", demand))
    assert demand.grouped_number in text_of(pdf.content)


@pytest.mark.parametrize("life", SIX)
def test_who_is_housed_and_where_are_searched_by(life, client):
    demand, _check = sent_online(life, client)

    roles, housed = HOUSEHOLDS[life]
    assert [person.role for person in demand.persons.all()] == roles
    assert demand.persons_to_house == housed
    assert [place.commune_id for place in demand.places.all()] == WANTED[life]


@pytest.mark.parametrize("life", SIX)
def test_each_life_is_written_to(life, client):
    demand, _check = sent_online(life, client)
    register_as(signed_in(agent_for(demand).user), demand, life)

    outcomes = deliver_letters()

    expected = Outcome.NO_ADDRESS if life in WITHOUT_EMAIL else Outcome.SENT
    assert outcomes == {LetterKind.RECEIPT: expected, LetterKind.CERTIFICATE: expected}
    if life in WITHOUT_EMAIL:
        assert mail.outbox == []
        assert outbox.for_the_post(now=timezone.now()).count() == 2
    else:
        receipt, certificate = mail.outbox
        assert receipt.to == certificate.to == [demand.email]
        ((name, pdf, media_type),) = certificate.attachments
        assert (name, media_type) == ("attestation-enregistrement.pdf", "application/pdf")
        assert demand.grouped_number in text_of(pdf)
        assert demand.number not in receipt.body.replace(" ", "")


@pytest.mark.parametrize("life", SIX)
def test_a_paper_form_gives_the_same_declaration_and_the_code_of_its_guichet(life, client):
    online, _check = sent_online(life, client)
    agent = agent_for(online)
    agent_client = signed_in(agent.user)
    today = timezone.localdate()
    received = {"day": today.day, "month": today.month, "year": today.year}
    started = agent_client.post(
        reverse("desk:start_paper"),
        {f"papier-received_on_{part}": value for part, value in received.items()},
    )
    walk = Walk(agent_client, started.url.split("/")[2])

    walk.type_all(LIVES[life])
    sent = walk.send()
    demand = Demand.objects.get(draft__reference=walk.reference)

    assert sent.url == desk("demand", demand)
    assert demand.declarations.get().digest == online.declarations.get().digest
    assert (demand.holder, demand.channel, demand.filed_on) == (None, Channel.PAPER, today)
    register_as(agent_client, demand, life)
    assert NUMBER.match(demand.number)
    assert demand.number.endswith(agent.guichet.code)
    printed = agent_client.get(desk("certificate_pdf", demand))
    assert demand.grouped_number in text_of(printed.content)


def test_a_photo_is_sent_refused_sent_again_and_accepted():
    """With an account; each change is told by a letter, and the filing date never moves."""
    person = UserFactory()
    client = signed_in(person)
    walk = Walk.start(client)
    walk.type_all(LIVES["family"])
    given = {f"{IDENTITY}-mode": "envoyer", f"{IDENTITY}-document": upload()}
    assert client.post(page("identity", walk.reference), given).url == page("check", walk.reference)
    assert "Document envoyé" in shown(walk.check())
    walk.send()
    demand = Demand.objects.get()
    agent = signed_in(agent_for(demand).user)
    assert (demand.holder, demand.pieces.get().state) == (person, PieceState.TO_CHECK)

    read = agent.get(desk("demand", demand))
    (document,) = read.context["documents"]
    drawn = agent.get(
        reverse("desk:picture", args=[demand.reference, document["piece"].reference, 1])
    )
    assert drawn["Content-Type"] == "image/jpeg"
    agent.post(desk("refuse_identity", demand), {"refuser-reason": IdentityRefusal.EXPIRED})

    told = client.get(dossier("demand", demand))
    assert told.context["status"].code == "A_CORRIGER"
    assert str(IdentityRefusal.EXPIRED.label) in shown(told)
    assert escape(what_to_do(IdentityRefusal.EXPIRED)) in shown(told)
    again = {"piece-mode": "envoyer", "piece-document": upload(name="passeport.jpg")}
    assert client.post(dossier("resend_identity", demand), again).url == dossier("demand", demand)
    assert client.get(dossier("demand", demand)).context["status"].code == "DEPOSEE"

    filed_on = demand.filed_on
    register_as(agent, demand, "family")
    assert (demand.state, demand.filed_on) == (DemandState.ACTIVE, filed_on)
    states = demand.pieces.order_by("pk").values_list("given_name", "state")
    assert list(states) == [
        ("carte.jpg", PieceState.REPLACED),
        ("passeport.jpg", PieceState.ACCEPTED),
    ]
    assert list(deliver_letters().values()) == [Outcome.SENT] * 4
    assert [message.subject for message in mail.outbox] == [
        "Votre demande est envoyée",
        "Votre pièce d'identité est à refaire",
        "Votre nouvelle pièce d'identité est reçue",
        "Votre attestation d'enregistrement",
    ]
