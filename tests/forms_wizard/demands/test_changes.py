"""A declaration is followed by another; nothing is lost, nothing is written twice."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connections
from procrastinate.contrib.django.models import ProcrastinateJob

from forms_wizard.demands import changes
from forms_wizard.demands.enums import ChangeChannel, DemandState, EventKind, LetterKind
from forms_wizard.demands.history import history
from forms_wizard.demands.models import Declaration, Demand, Event
from tests.factories.demands import FILED_ON, DemandFactory, morning
from tests.factories.guichets import AgentFactory

NOW = morning(FILED_ON.replace(month=6))
NEW = "nouvelle@exemple.fr"
CONTACT = ("contact",)


def contact_of(demand, **changed) -> dict:
    return {"contact": {**demand.declarations.first().codes["contact"], **changed}}


def change(demand, codes, **told):
    told = {
        "sections": CONTACT,
        "since": demand.declarations.first().digest,
        "actor": demand.holder,
        "now": NOW,
        "channel": ChangeChannel.ONLINE,
        "letters": (LetterKind.CONTACT_CHANGED,),
    } | told
    return changes.change(demand, codes, **told)


@pytest.mark.parametrize("traits", [{}, {"to_correct": True}, {"active": True}])
def test_one_change_writes_all_at_once(db, traits):
    demand = DemandFactory(holder__email="ancienne@exemple.fr", **traits)
    before = Demand.objects.filter(pk=demand.pk).values().get()
    first = demand.declarations.get()

    event = change(demand, contact_of(demand, email=NEW, wants_post=True))

    after = Demand.objects.filter(pk=demand.pk).values().get()
    told = {name for name in after if after[name] != before[name]}
    assert told == {"email", "wants_post"}
    assert (after["email"], after["wants_post"]) == (NEW, True)
    latest, kept = demand.declarations.all()
    assert (kept, kept.codes) == (first, first.codes)
    assert latest.codes == {**first.codes, **contact_of(demand, email=NEW, wants_post=True)}
    assert latest.made_at == NOW
    assert (event.kind, event.before, event.after) == (EventKind.CHANGE, *[demand.state] * 2)
    assert event.details == {
        "sections": {"contact": ["email", "wants_post"]},
        "channel": "online",
    }
    assert {letter.to for letter in event.letters.all()} == {"", "ancienne@exemple.fr"}
    jobs = ProcrastinateJob.objects.filter(task_name="letters.send").values_list("args", flat=True)
    assert {job["letter_id"] for job in jobs} == {letter.pk for letter in event.letters.all()}


def test_without_a_change_of_address_one_letter_is_enough(db):
    demand = DemandFactory()

    event = change(demand, contact_of(demand, email=demand.email, street="rue de Douai"))

    assert [letter.to for letter in event.letters.all()] == [""]


def test_who_had_no_address_and_who_gives_it_up(db):
    demand = DemandFactory(email="")
    first = change(demand, contact_of(demand, email=NEW))
    without = contact_of(demand)
    del without["contact"]["email"]
    second = change(demand, without)

    assert [letter.to for letter in first.letters.all()] == [""]
    assert {letter.to for letter in second.letters.all()} == {"", NEW}
    assert Demand.objects.get(pk=demand.pk).email == ""


def test_the_same_answers_write_nothing(db):
    demand = DemandFactory()
    shown, codes = demand.declarations.first().digest, contact_of(demand, email=NEW)

    assert change(demand, contact_of(demand)) is None
    assert change(demand, codes, since=shown) is not None
    # A second press of the same button: the page is older than what it wrote itself.
    assert change(demand, codes, since=shown) is None
    assert Declaration.objects.filter(demand=demand).count() == 2
    assert demand.events.filter(kind=EventKind.CHANGE).count() == 1


def test_a_page_older_than_the_declaration_is_refused_and_says_what_stands(db):
    demand = DemandFactory()
    shown = demand.declarations.first().digest
    change(demand, contact_of(demand, email=NEW))

    with pytest.raises(changes.ChangedMeanwhile) as refused:
        change(demand, contact_of(demand, email="autre@exemple.fr"), since=shown)

    assert refused.value.declaration.codes["contact"]["email"] == NEW
    assert Demand.objects.get(pk=demand.pk).email == NEW
    assert demand.declarations.count() == 2


@pytest.mark.parametrize("traits", [{"removed": True}, {"withdrawn": True}])
def test_a_stopped_demand_does_not_change(db, traits):
    demand = DemandFactory(**traits)

    with pytest.raises(changes.NotLive):
        change(demand, contact_of(demand, email=NEW))

    assert demand.declarations.count() == 1


def test_other_sections_stay_whatever_is_given(db):
    demand = DemandFactory()
    codes = {**contact_of(demand, email=NEW), "motifs": {"motives": ["01"]}}

    change(demand, codes)

    assert demand.declarations.first().codes["motifs"] == demand.declarations.last().codes["motifs"]


def test_another_section_is_told_by_its_title(db):
    demand = DemandFactory()

    event = change(demand, {"motifs": {"motives": ["01"]}}, sections=("motifs",), letters=())

    assert Demand.objects.get(pk=demand.pk).main_motive == "01"
    line = history(demand, person="Vous")[0]
    assert (line.title, line.by) == ("Demande modifiée", "Vous")
    assert line.text.startswith("« ")
    assert not event.letters.exists()


def test_the_history_says_what_by_whom_and_from_where_never_the_value(db):
    demand, agent = DemandFactory(), AgentFactory()
    change(demand, contact_of(demand, mobile={"typed": "07", "e164": "+337"}, street="rue X"))
    change(
        demand,
        contact_of(demand, email=NEW),
        actor=agent.user,
        channel=ChangeChannel.GUICHET,
        guichet=agent.guichet,
    )

    by_agent, by_person = history(demand, person="Vous")[:2]
    assert (by_person.title, by_person.by) == ("Coordonnées modifiées", "Vous")
    assert by_person.text == "Téléphone, adresse postale (sur Internet)."
    assert (by_agent.by, by_agent.text) == (
        agent.guichet.organisme.get_kind_display(),
        "Adresse électronique (à un guichet).",
    )


def test_two_at_once_write_one_change_each_or_none(real_db):
    demand = DemandFactory()
    shown, outcomes = demand.declarations.first().digest, []

    def press(address):
        try:
            outcomes.append(change(demand, contact_of(demand, email=address), since=shown))
        except changes.ChangedMeanwhile as refused:
            outcomes.append(refused)
        finally:
            connections.close_all()

    threads = [Thread(target=press, args=(f"{rank}@exemple.fr",)) for rank in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["ChangedMeanwhile", "Event"]
    assert Event.objects.filter(kind=EventKind.CHANGE).count() == 1
    assert Demand.objects.get(pk=demand.pk).state == DemandState.FILED


def test_the_last_to_write_stands_whatever_its_clock(db):
    demand = DemandFactory()
    change(demand, contact_of(demand, email=NEW), now=NOW)

    change(demand, contact_of(demand, wants_post=True), now=NOW - timedelta(seconds=2))

    contact = demand.declarations.first().codes["contact"]
    assert (contact["email"], contact["wants_post"]) == (NEW, True)
