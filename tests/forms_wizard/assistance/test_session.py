"""During a session: the same pages, under the helper's name, as far as the person chose."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from forms_wizard.assistance.enums import EndedBy, Scope
from forms_wizard.assistance.middleware import ALLOWED, LISTS
from forms_wizard.demands import identity_lock
from forms_wizard.demands.enums import AccessReason, Channel, EventKind, LetterKind
from forms_wizard.demands.history import history
from forms_wizard.demands.models import AccessLine, Demand
from forms_wizard.demands.numbering import door_code
from forms_wizard.filing.models import Draft
from tests.factories.accounts import UserFactory
from tests.factories.demands import DemandFactory
from tests.factories.lives import LIVES
from tests.forms_wizard.assistance.together import Together, helper_agent, url
from tests.forms_wizard.dossier.declared import stands, ticked, typed
from tests.forms_wizard.filing.walk import Walk, page

pytestmark = pytest.mark.django_db

SINGLE = LIVES["single"]


def dossier(name: str, demand: Demand, *more) -> str:
    return reverse(f"dossier:{name}", args=[demand.reference, *more])


def soon() -> dict:
    """A demand to renew."""
    return {"valid_until": timezone.localdate() + timedelta(days=20)}


def walk_of(both: Together) -> Walk:
    return Walk(both.helper, both.mandate.draft.reference)


# -- the acts


def test_a_demand_is_filed_with_help_as_the_person_would_file_it():
    both = Together.filling()
    alone = Walk.start(Client()).file(SINGLE)

    demand = walk_of(both).file(SINGLE)

    assert stands(demand).digest == stands(alone).digest
    assert (demand.holder, demand.filing_guichet) == (None, None)
    assert demand.channel == Channel.ASSISTED
    assert [letter.kind for letter in demand.letters.all()] == [LetterKind.RECEIPT]
    event = demand.events.get()
    assert (event.actor, event.guichet) == (both.agent.user, both.agent.guichet)
    (line,) = history(demand, person="Vous")
    assert line.title == "Demande envoyée"
    assert line.by == "Vous, avec l'aide de : Association ou France services"
    shown = both.helper.get(page("receipt", demand.reference))
    assert shown.status_code == 200
    assert Draft.objects.filter(holder=both.agent.user).count() == 0


def test_the_number_of_a_helped_demand_is_that_of_the_portal():
    demand = DemandFactory(channel=Channel.ASSISTED)

    assert door_code(demand) == "GDPUB"


def test_a_helper_who_only_prepares_does_not_send():
    both = Together.filling(Scope.PREPARE)
    walk = walk_of(both)
    walk.type_all(SINGLE)
    walk.show_identity_later()
    checked = walk.check()
    assert "Envoyer ma demande</button>" not in checked.content.decode()

    sent = walk.send(checked.context["digest"])

    assert sent.status_code == 403
    assert not Demand.objects.exists()
    recap = both.helper.get(url("summary"))
    assert recap.context["recap"].lost
    code = both.helper.post(page("resume_code", walk.reference), {"code-email": ""}).context["code"]
    assert not both.helper.get(url("summary")).context["recap"].lost
    person = Client()
    person.post(page("resume"), {"code-code": code, **_born_single()})
    assert Walk(person, walk.reference).send().status_code == 302
    demand = Demand.objects.get()
    assert (demand.channel, demand.events.get().guichet) == (Channel.ONLINE, None)


def _born_single() -> dict:
    return {
        f"code-birth_date_{part}": SINGLE["identite"][f"identite-birth_date_{part}"][0]
        for part in ("day", "month", "year")
    }


def test_a_demand_is_renewed_with_help():
    both, demand = Together.following(**soon())
    until = demand.valid_until

    sent = both.helper.post(dossier("renew", demand), ticked(demand))

    assert sent.url == dossier("renewed", demand)
    demand.refresh_from_db()
    assert demand.valid_until > until
    # Who was helped has not renewed on line by themselves: the notices keep their way.
    assert not demand.renewed_online
    event = demand.events.get(kind=EventKind.RENEW)
    assert (event.actor, event.guichet) == (both.agent.user, both.agent.guichet)
    assert event.details["channel"] == Channel.ASSISTED


def test_a_section_is_changed_with_help_and_what_a_guichet_checked_stays_locked():
    both, demand = Together.following()

    both.helper.post(
        dossier("change", demand, "logement-actuel"), typed(demand, "logement-actuel", rent="777")
    )
    both.helper.post(
        dossier("change", demand, "identite"), typed(demand, "identite", birth_name="Autre")
    )
    asked = {"correction-text": "Mon prénom s'écrit Zoé.", "partie": "identite"}
    both.helper.post(dossier("ask_correction", demand), asked)
    both.helper.post(dossier("contact", demand), typed(demand, "contact", mobile="06 11 22 33 44"))

    codes = stands(demand).codes
    assert codes["logement-actuel"]["rent"] == 777
    assert codes["identite"]["birth_name"] != "Autre"
    lines = history(demand, person="Vous")[:3]
    assert [line.by for line in lines] == [
        "Vous, avec l'aide de : Association ou France services"
    ] * 3
    assert "avec une personne qui aide" in lines[0].text
    # The change of a helper is not the correction that a guichet makes.
    assert identity_lock.asked(demand).details["text"] == "Mon prénom s'écrit Zoé."


def test_a_new_document_is_announced_with_help():
    both, demand = Together.following(active=False, to_correct=True)

    both.helper.post(dossier("resend_identity", demand), {"piece-mode": "guichet"})

    event = demand.events.last()
    assert (event.kind, event.guichet) == (EventKind.RESEND_IDENTITY, both.agent.guichet)


@pytest.mark.parametrize("slug", ["motifs", "logement-recherche"])
def test_the_pages_of_motives_and_places_say_who_chooses(slug):
    words = "Ne conseillez ni un motif, ni un lieu"
    both = Together.filling()
    walk = walk_of(both)
    walk.type_all(SINGLE)
    following, demand = Together.following()

    assert words in both.helper.get(walk.url(slug)).content.decode()
    assert words in following.helper.get(dossier("change", demand, slug)).content.decode()
    assert words not in both.helper.get(walk.url("contact")).content.decode()
    alone = Client()
    assert words not in alone.get(Walk.start(alone).url("preparer")).content.decode()


# -- what opens


def of_rooms() -> set[str]:
    rooms = {name: pattern for name, (_, pattern) in get_resolver().namespace_dict.items()}
    return {
        f"{room}:{name}"
        for room in ("filing", "dossier")
        for name in rooms[room].reverse_dict
        if isinstance(name, str)
    }


def test_every_page_of_a_scope_exists():
    assert set().union(*ALLOWED.values()) <= of_rooms()


@pytest.mark.parametrize(
    "name",
    sorted(of_rooms() - ALLOWED[Scope.FOLLOW] - LISTS),
)
def test_what_the_person_did_not_agree_to_is_refused(name):
    both, demand = Together.following(**soon())
    room, short = name.split(":")
    parts = get_resolver().namespace_dict[room][1].reverse_dict[short][0][0][1]
    values = {"reference": demand.reference, "step": "contact", "slug": "contact"}
    before = list(Demand.objects.values()), demand.events.count()

    for method in ("get", "post"):
        answered = getattr(both.helper, method)(
            reverse(name, kwargs={part: values.get(part, 1) for part in parts})
        )
        assert answered.status_code == 403, method
        assert "Seule la personne" in answered.content.decode()

    assert (list(Demand.objects.values()), demand.events.count()) == before


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_helper_has_no_list(name):
    both, _demand = Together.following()

    assert both.helper.get(reverse(name)).url == url("session")


def test_only_the_demand_of_the_session_opens():
    both, demand = Together.following()
    other, others = Together.following()

    assert both.helper.get(dossier("demand", demand)).status_code == 200
    assert both.helper.get(dossier("demand", others)).status_code == 404
    assert both.helper.get(dossier("demand", DemandFactory(active=True))).status_code == 404
    assert both.helper.post(dossier("renew", others), {}).status_code == 404
    # The demands that the helper has for themselves wait.
    own = DemandFactory(active=True, holder=both.agent.user)
    assert both.helper.get(dossier("demand", own)).status_code == 404


def test_a_session_opens_in_the_browser_that_asked_it_alone():
    both, demand = Together.following()
    elsewhere, colleague = Client(), Client()
    elsewhere.force_login(both.agent.user)
    colleague.force_login(helper_agent(guichet=both.agent.guichet).user)
    # Somebody signs in on the browser of the helper, with the session's key still there.
    session = colleague.session
    session["assisted"] = both.mandate.reference
    session.save()

    assert elsewhere.get(dossier("demand", demand)).status_code == 404
    assert colleague.get(dossier("demand", demand)).url == url("closed")


def test_before_the_person_agrees_nothing_opens():
    both = Together()
    both.open()

    for name in ("dossier:home", "filing:start"):
        assert both.helper.get(reverse(name)).url == url("session")
    assert both.helper.get(url("summary")).url == url("session")
    assert not Draft.objects.exists()


def test_a_helper_who_is_not_authorised_any_more_reads_nothing():
    both, demand = Together.following()
    both.agent.until = timezone.localdate() - timedelta(days=1)
    both.agent.save()

    assert both.helper.get(dossier("demand", demand)).url == url("closed")
    assert both.helper.get(url("session")).status_code == 403


# -- what the person sees


def test_each_reading_is_in_the_journal_with_the_organisation():
    both, demand = Together.following(**soon())

    both.helper.get(dossier("demand", demand))
    both.helper.get(dossier("renew", demand))
    both.helper.post(dossier("renew", demand), {})
    both.helper.get(dossier("demand", DemandFactory()))

    lines = AccessLine.objects.all()
    assert {(line.reference, line.reason, line.agent_user) for line in lines} == {
        (demand.reference, AccessReason.ASSISTANCE, both.agent.user)
    }
    assert {line.guichet_code for line in lines} == {both.agent.guichet.code}
    assert lines.count() == 3


def test_the_person_sees_the_session_ends_it_and_reads_who_came():
    user = UserFactory()
    both = Together()
    demand = DemandFactory(active=True, holder=user)
    both.open(interpreter="langue des signes")
    both.phone.force_login(user)
    both.agree(Scope.FOLLOW, which=demand.reference)
    both.helper.get(dossier("demand", demand))

    shown = both.phone.get(dossier("demand", demand)).content.decode()
    assert "Session accompagnée en cours" in shown
    listed = both.phone.get(url("of_person", demand.reference)).content.decode()
    assert "Entraide" in listed
    assert "langue des signes" in listed
    readings = both.phone.get(dossier("readings", demand)).content.decode()
    assert "Session accompagnée, avec votre accord" in readings
    assert "Association ou France services" in readings
    both.phone.post(url("of_person", demand.reference), {"session": both.mandate.reference})

    assert both.mandate.ended_by == EndedBy.PERSON
    assert both.helper.get(dossier("demand", demand)).url == url("closed")
    assert "en cours" not in both.phone.get(dossier("demand", demand)).content.decode()


def test_somebody_else_neither_sees_nor_ends_a_session():
    both, demand = Together.following()
    stranger = Client()
    stranger.force_login(UserFactory())

    for client in (stranger, both.helper):
        client.post(url("of_person", demand.reference), {"session": both.mandate.reference})
    nobody = Client().get(url("of_person", demand.reference))

    assert both.mandate.ended_at is None
    assert stranger.get(url("of_person", demand.reference)).status_code == 404
    assert nobody.url.startswith(reverse("account_login"))
    own = DemandFactory(holder=UserFactory())
    stranger.force_login(own.holder)
    named = {"session": both.mandate.reference}
    assert stranger.post(url("of_person", own.reference), named).status_code == 404
    assert both.mandate.ended_at is None


def test_the_banner_and_the_large_characters_stand_on_each_page():
    both, demand = Together.following()
    both.helper.post(url("text"), {"large": "1"})

    for address in (dossier("demand", demand), url("session"), url("summary")):
        shown = both.helper.get(address).content.decode()
        assert "Session accompagnée – Entraide" in " ".join(shown.split())
        assert 'class="portal-large-text"' in shown
    both.helper.post(url("text"))

    assert "portal-large-text" not in both.helper.get(url("session")).content.decode()
    assert "Session accompagnée –" not in both.phone.get(url("agree")).content.decode()
