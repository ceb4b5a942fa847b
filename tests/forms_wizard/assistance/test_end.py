"""The end, by the person, the helper or the day: nothing readable, lost or left behind."""

import threading
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connections, transaction
from django.test import Client
from django.utils import timezone

from forms_wizard.assistance import mandates
from forms_wizard.assistance.enums import EndedBy, Scope
from forms_wizard.assistance.models import Mandate
from forms_wizard.assistance.tasks import erase_unanswered
from forms_wizard.demands.models import Demand, Event
from forms_wizard.filing import erasure
from forms_wizard.filing.models import Draft
from tests.factories.lives import LIVES
from tests.forms_wizard.assistance.test_session import dossier, soon, walk_of
from tests.forms_wizard.assistance.together import Together, helper_agent, url
from tests.forms_wizard.dossier.declared import stands, ticked, typed
from tests.forms_wizard.filing.walk import page
from tests.locks import until_something_waits

SINGLE = LIVES["single"]


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["person", "day", "helper"])
def test_nothing_is_readable_after_the_end(how):
    both, demand = Together.following(**soon())
    both.helper.get(dossier("renew", demand))
    match how:
        case "person":
            both.stop()
        case "helper":
            both.helper.post(url("end"))
        case "day":
            Mandate.objects.update(until=timezone.now() - timedelta(seconds=1), asked_at=MORNING)

    for name in ("demand", "renew", "readings", "certificate_pdf"):
        answered = both.helper.get(dossier(name, demand))
        assert answered.status_code == 404 if how == "helper" else answered.url == url("closed")
    assert both.helper.get(url("session")).url == url("home" if how == "helper" else "closed")
    assert demand.number not in both.helper.get(url("closed")).content.decode()
    assert both.helper.get(url("closed"))["Clear-Site-Data"] == '"storage"'


MORNING = datetime(2026, 7, 15, 8, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.mark.django_db
def test_the_code_ends_a_session_once_and_opens_nothing_else():
    both, _demand = Together.following()

    assert both.phone.post(url("stop"), {"session-code": "ZZZZZ ZZZZZ"}).status_code == 422
    assert both.stop().status_code == 200
    assert both.stop().status_code == 422
    assert both.phone.post(url("agree"), {"session-code": both.code}).status_code == 422

    assert both.mandate.ended_by == EndedBy.PERSON


@pytest.mark.django_db
def test_what_is_sent_too_late_is_kept_for_the_person_and_not_in_the_demand():
    both, demand = Together.following()
    posted = typed(demand, "logement-actuel", rent="777")
    before = stands(demand).pk, Event.objects.count()
    both.stop()

    late = both.helper.post(dossier("change", demand, "logement-actuel"), posted)

    assert late.url == url("closed")
    assert (stands(demand).pk, Event.objects.count()) == before
    assert "777" not in both.helper.get(url("closed")).content.decode()
    person = owner(demand)
    shown = person.get(url("of_person", demand.reference)).content.decode()
    assert "777" in shown
    assert "pas enregistrée" in person.get(dossier("demand", demand)).content.decode()
    kept = both.mandate.left_over
    person.post(kept["path"], _as_posted(kept["typed"]))
    assert stands(demand).codes["logement-actuel"]["rent"] == 777
    assert demand.events.last().guichet is None
    forget = {"session": both.mandate.reference, "forget": "1"}
    person.post(url("of_person", demand.reference), forget)
    assert both.mandate.left_over == {}


def owner(demand: Demand) -> Client:
    """The browser of the person, which opened the demand with its code."""
    person = Client()
    session = person.session
    session["demands"] = [demand.reference]
    session.save()
    return person


def _as_posted(pairs) -> dict:
    posted: dict[str, list[str]] = {}
    for name, value in pairs:
        posted.setdefault(name, []).append(value)
    return posted


@pytest.mark.django_db
def test_a_late_page_of_a_draft_waits_for_the_person_too():
    both = Together.filling()
    walk = walk_of(both)
    walk.type_all(SINGLE)
    both.stop()
    before = Draft.objects.values().get()

    question = {"question": "contact-email", "contact-email": "tard@exemple.fr", "revision": "1"}
    field = both.helper.post(page("field", walk.reference, "contact"), question)
    late = walk.type("contact", {**SINGLE["contact"], "contact-email": ["tard@exemple.fr"]})
    other = both.helper.post(page("step", "ZZZZZZZZZZ", "contact"), {"contact-email": "x"})

    # Nothing is sealed on this device: the question waits for its page.
    assert (field.status_code, field.json()) == (409, {"saved": False})
    assert late.url == other.url == url("closed")
    assert Draft.objects.values().get() == before
    assert ["contact-email", "tard@exemple.fr"] in both.mandate.left_over["typed"]
    assert walk.reference in both.mandate.left_over["path"]


@pytest.mark.django_db
def test_what_is_sent_too_late_is_bounded_and_clean():
    both, demand = Together.following()
    both.stop()
    address = dossier("contact", demand)

    both.helper.post(address, {"contact-email": "é" * 300_000})
    assert both.mandate.left_over == {}
    both.helper.post(address, {"contact-email": "<b>a\0b</b>", "csrfmiddlewaretoken": "x"})
    both.helper.post(dossier("renounce", demand), {"reason": "x"})

    assert both.mandate.left_over == {"path": address, "typed": [["contact-email", "<b>ab</b>"]]}
    assert "<b>" not in owner(demand).get(url("of_person", demand.reference)).content.decode()


@pytest.mark.django_db
def test_two_persons_in_a_row_leave_nothing_in_the_browser_of_the_helper():
    both, demand = Together.following(**soon())
    # What is ticked waits in the session, and a message was not read yet.
    both.helper.post(dossier("renew", demand), {**ticked(demand), "modifier": "logement-actuel"})
    both.helper.post(
        dossier("change", demand, "logement-actuel"), typed(demand, "logement-actuel", rent="777")
    )
    key = both.helper.session.session_key
    both.helper.post(url("end"))

    session = both.helper.session
    assert {
        name for name in dict(session.items()) if not name.startswith(("_auth", "account_"))
    } == set()
    assert session.session_key != key
    shown = both.helper.get(url("home")).content.decode()
    assert demand.reference not in shown
    assert "enregistré" not in shown
    assert both.helper.post(url("end")).url == url("closed")
    both.open()
    both.agree(Scope.SUBMIT)
    assert both.mandate.demand is None
    assert both.helper.get(dossier("demand", demand)).status_code == 403
    assert demand.reference not in both.helper.get(url("session")).content.decode()


@pytest.mark.django_db
def test_the_recap_tells_what_was_done_and_gives_the_code_of_a_new_demand():
    both = Together.filling()
    demand = walk_of(both).file(SINGLE)

    shown = both.helper.get(url("summary"))
    recap = shown.context["recap"]

    assert recap.done == ["Demande envoyée"]
    assert demand.reference in shown.content.decode()
    both.helper.post(url("end"))
    born = {
        f"code-birth_date_{part}": SINGLE["identite"][f"identite-birth_date_{part}"][0]
        for part in ("day", "month", "year")
    }
    person = Client()
    opened = person.post(page("claim"), {"code-code": recap.code, **born})
    assert opened.url == demand.get_absolute_url()
    assert "avec l&#x27;aide de" in person.get(opened.url).content.decode()


@pytest.mark.django_db
def test_the_recap_of_a_renewal_says_until_when_and_keeps_the_code():
    both, demand = Together.following(**soon())
    both.helper.post(dossier("renew", demand), ticked(demand))

    recap = both.helper.get(url("summary")).context["recap"]

    assert recap.done == ["Demande renouvelée"]
    assert str(Demand.objects.get(pk=demand.pk).valid_until.year) in recap.following
    assert recap.code == ""


@pytest.mark.django_db
def test_the_proof_of_a_mandate_goes_with_the_demand_and_never_before():
    both, demand = Together.following(removed=True)
    both.helper.post(url("end"))
    filling = Together.filling()
    waiting = Together()
    waiting.open()
    Draft.objects.update(touched_at=timezone.now() - timedelta(days=89))

    list(erasure.run(now=timezone.now()))
    assert Mandate.objects.filter(agreed_at__isnull=False).count() == 2
    list(erasure.run(now=timezone.now() + timedelta(days=3)))
    assert list(Mandate.objects.filter(agreed_at__isnull=False)) == [
        Mandate.objects.get(demand=demand)
    ]
    Demand.objects.update(removed_on=timezone.localdate() - timedelta(days=400))
    list(erasure.run(now=timezone.now()))

    assert not Demand.objects.exists()
    assert list(Mandate.objects.all()) == [waiting.mandate]
    assert filling.agent.user.mandates.count() == 0


@pytest.mark.django_db
def test_a_session_that_nobody_answered_is_forgotten_the_week_after():
    now = timezone.now()
    mandates.ask(helper_agent(), secret="a", now=now - timedelta(days=9))
    kept = mandates.ask(helper_agent(), secret="b", now=now - timedelta(days=2))
    followed, _demand = Together.following()
    Mandate.objects.filter(pk=followed.mandate.pk).update(
        asked_at=now - timedelta(days=30), until=now - timedelta(days=29)
    )

    assert erase_unanswered(now=now) == 1

    assert set(Mandate.objects.all()) == {kept, followed.mandate}


@pytest.mark.django_db
def test_an_account_that_helped_may_go_and_the_mandate_stays():
    both, demand = Together.following()
    both.helper.post(url("end"))

    both.agent.user.delete()

    mandate = Mandate.objects.get(demand=demand)
    assert (mandate.helper, mandate.guichet) == (None, both.agent.guichet)


def _at_once(*acts) -> list:
    """Each act in a thread of its own, started together; what they give, in their order."""
    barrier, given = threading.Barrier(len(acts)), [None] * len(acts)

    def run(rank, act):
        try:
            barrier.wait()
            given[rank] = act()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def test_two_answers_at_once_make_one_draft(real_db):
    both = Together()
    both.open()

    statuses = [
        answered.status_code
        for answered in _at_once(lambda: both.agree(Scope.PREPARE), lambda: both.sign(Scope.SUBMIT))
    ]

    assert Draft.objects.count() == 1
    assert sorted(statuses) in ([200, 302], [200, 422], [302, 422], [302, 302])


def test_a_page_sent_while_the_person_ends_the_session_is_whole_or_refused(real_db):
    both, demand = Together.following(**soon())

    sent, _stopped = _at_once(
        lambda: both.helper.post(dossier("renew", demand), ticked(demand)), both.stop
    )

    renewed = Demand.objects.get(pk=demand.pk).renewed_on is not None
    mandate = both.mandate
    assert mandate.ended_at is not None
    assert sent.url == (dossier("renewed", demand) if renewed else url("closed"))
    assert bool(mandate.left_over) is not renewed


def test_the_end_waits_for_the_page_that_is_being_sent(real_db):
    both, demand = Together.following(**soon())
    posted, stopped = ticked(demand), threading.Event()

    def stop():
        try:
            both.stop()
            stopped.set()
        finally:
            connections.close_all()

    def renew():
        try:
            both.helper.post(dossier("renew", demand), posted)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act) for act in (renew, stop)]
    # The page waits for the row of the demand, which another person holds.
    with transaction.atomic():
        Demand.objects.select_for_update().get(pk=demand.pk)
        threads[0].start()
        until_something_waits()
        threads[1].start()
        assert not stopped.wait(0.5)
    for thread in threads:
        thread.join()

    assert stopped.is_set()
    assert Demand.objects.get(pk=demand.pk).renewed_on is not None
    assert both.mandate.left_over == {}
