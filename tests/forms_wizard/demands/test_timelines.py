"""The worked timelines of the field (domain.md 15.1), by their letter."""

import uuid

import pytest

from forms_wizard.demands import deadlines, lifecycle, reactivations
from forms_wizard.demands.enums import (
    Channel,
    DemandState,
    EventKind,
    IdentityRefusal,
    LetterKind,
    RemovalMotive,
)
from forms_wizard.demands.models import Letter
from forms_wizard.demands.transitions import ForbiddenTransition
from forms_wizard.dossier.status import status
from forms_wizard.filing import erasure
from tests.factories.accounts import UserFactory
from tests.factories.guichets import GuichetFactory
from tests.forms_wizard.demands.stories import (
    CODES,
    at,
    code_of,
    filed,
    not_renewed,
    on,
    prove,
    registered,
    renewed,
    story_a,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(db):
    return UserFactory()


@pytest.fixture
def guichet(db):
    return GuichetFactory(code="G1104")


@pytest.mark.parametrize(("asked", "days"), [(1, ["01/02/2027"]), (2, ["01/02/2027", "5/03/2027"])])
def test_a_filed_registered_and_never_renewed(guichet, settings, asked, days):
    settings.PROVED_NOTICES_BEFORE_REMOVAL = asked
    demand = story_a(guichet)

    assert demand.filed_on == on("30/03/2026")
    assert "0326" in demand.number
    assert deadlines.certificate_due(demand.filed_on) == on("30/04/2026")
    assert demand.letters.filter(kind=LetterKind.CERTIFICATE).exists()
    assert demand.valid_until == on("30/03/2027")
    assert deadlines.legal_last_day(demand.valid_until) == on("28/02/2027")
    assert code_of(demand, "30/03/2027") == "A_RENOUVELER"
    assert code_of(demand, "31/03/2027") == "ECHUE"
    prove(demand, *days)
    with pytest.raises(ForbiddenTransition):
        not_renewed(demand, "29/04/2027")
    removed = not_renewed(demand, "30/04/2027")
    assert (removed.state, removed.removal_motive) == (DemandState.REMOVED, "RADREN")
    assert removed.removed_on == on("30/04/2027")
    assert deadlines.last_day_to_reactivate(
        RemovalMotive.NOT_RENEWED, valid_until=removed.valid_until, removed_on=removed.removed_on
    ) == on("30/09/2027")


def test_b_paper_received_by_post_and_typed_later(guichet):
    paper = {"channel": Channel.PAPER, "guichet": guichet, "received_on": on("12/05/2026")}
    demand = registered("04/06/2026", "04/06/2026", guichet, **paper)

    assert demand.filed_on == on("12/05/2026")
    assert "0526" in demand.number
    assert deadlines.certificate_due(demand.filed_on) == on("12/06/2026")
    assert deadlines.certificate_due(demand.filed_on) < on("20/06/2026")
    assert (demand.registered_at.date() - demand.filed_on).days == 23


@pytest.mark.parametrize(("anniversary", "end"), [(False, "15/04/2028"), (True, "30/03/2028")])
def test_c_renewed_late_within_the_tolerance(guichet, settings, anniversary, end):
    settings.FIXED_ANNIVERSARY = anniversary
    demand = story_a(guichet)
    number = demand.number

    demand = renewed(demand, "15/04/2027")

    assert (demand.state, demand.number) == (DemandState.ACTIVE, number)
    assert (demand.filed_on, demand.renewed_on) == (on("30/03/2026"), on("15/04/2027"))
    assert demand.valid_until == on(end)
    assert demand.letters.filter(kind=LetterKind.CERTIFICATE).count() == 2
    assert demand.declarations.count() == 2


def test_d_reactivated_by_the_manager_at_the_request_of_a_guichet(guichet, agent):
    demand = story_a(guichet)
    number = demand.number
    prove(demand, "01/02/2027", "20/02/2027")
    removed = not_renewed(demand, "30/04/2027")

    event = reactivations.reactivate(
        removed,
        actor=agent,
        guichet=guichet,
        now=at("10/08/2027"),
        requester="Mairie de Lille",
        proof="Formulaire de renouvellement reçu le 9 août",
    )

    demand = event.demand
    assert (demand.state, demand.number) == (DemandState.ACTIVE, number)
    assert demand.filed_on == on("30/03/2026")
    assert demand.valid_until == on("10/08/2028")
    assert (demand.removed_on, demand.removal_motive) == (None, "")
    assert event.details["requester"] == "Mairie de Lille"
    assert event.details["proof"]
    assert demand.persons.filter(live=True, registered=True).count() == 2


def test_e_too_late_to_come_back_a_new_demand_with_a_new_number(guichet, agent):
    demand = story_a(guichet)
    prove(demand, "01/02/2027", "20/02/2027")
    removed = not_renewed(demand, "30/04/2027")

    with pytest.raises(ForbiddenTransition):
        reactivations.reactivate(
            removed,
            actor=agent,
            guichet=guichet,
            now=at("15/10/2027"),
            requester="Mairie",
            proof="Formulaire",
        )
    new = registered("15/10/2027", "18/10/2027", guichet)

    assert "1027" in new.number
    assert new.filed_on == on("15/10/2027")
    assert "nouvelle date" in status(removed, today=on("15/10/2027")).what_you_can_do


def test_f_a_blurred_picture_sent_again_nine_days_later(guichet, agent):
    demand = filed("30/03/2026")
    demand = lifecycle.refuse_identity(
        demand,
        actor=agent,
        guichet=guichet,
        now=at("01/04/2026"),
        reason=IdentityRefusal.UNREADABLE,
    ).demand
    assert demand.number is None
    demand = lifecycle.resend_identity(demand, actor=None, now=at("10/04/2026")).demand

    assert demand.filed_on == on("30/03/2026")
    assert demand.number is None
    kinds = [event.kind for event in demand.events.all()]
    assert kinds == [EventKind.FILE, EventKind.REFUSE_IDENTITY, EventKind.RESEND_IDENTITY]


@pytest.mark.parametrize("asked", [1, 2])
def test_g_without_a_proved_notice_nobody_is_removed(guichet, settings, asked):
    settings.PROVED_NOTICES_BEFORE_REMOVAL = asked
    demand = story_a(guichet)
    Letter.objects.create(
        demand=demand,
        kind=LetterKind.RENEWAL_NOTICE,
        deadline=demand.valid_until,
        created_at=at("29/01/2027"),
    )

    for day in ("30/04/2027", "30/04/2029"):
        with pytest.raises(ForbiddenTransition):
            not_renewed(demand, day)
    # And it may still be renewed, however late.
    assert renewed(demand, "30/06/2027").filed_on == on("30/03/2026")


def test_g_a_first_proof_that_comes_late_gives_the_whole_delay_again(guichet):
    demand = story_a(guichet)
    prove(demand, "15/04/2027", "20/04/2027")

    with pytest.raises(ForbiddenTransition):
        not_renewed(demand, "14/06/2027")
    assert not_renewed(demand, "15/06/2027").removed_on == on("15/06/2027")


def test_g_one_proof_is_not_two(guichet, settings):
    settings.PROVED_NOTICES_BEFORE_REMOVAL = 2
    demand = story_a(guichet)
    prove(demand, "01/02/2027")

    with pytest.raises(ForbiddenTransition):
        not_renewed(demand, "30/06/2027")


def test_m_income_above_the_ceiling_does_not_stop_a_renewal(guichet):
    rich = {**CODES, "ressources": {"adults": [{"key": "moi", "resources": {"SAL": 9000}}]}}

    assert renewed(story_a(guichet), "10/03/2027", rich).state == DemandState.ACTIVE


def test_p_paris_and_its_neighbour_are_one_territory():
    holder = UserFactory()
    fields = {"version": "test-1", "codes": {}, "territory": "111"}
    paris = lifecycle.Sent(key=uuid.uuid4(), **fields)
    lifecycle.file(paris, holder=holder, actor=holder, now=at("30/03/2026"))

    with pytest.raises(lifecycle.AlreadyHolds):
        lifecycle.file(
            lifecycle.Sent(key=uuid.uuid4(), **fields),
            holder=holder,
            actor=holder,
            now=at("31/03/2026"),
        )


def test_q_living_elsewhere_is_no_obstacle(guichet):
    elsewhere = {**CODES, "contact": {"commune": "33063", "postcode": "33000"}}

    assert registered("30/03/2026", "03/04/2026", guichet, codes=elsewhere).number


def test_r_a_removed_demand_is_erased_a_year_later(guichet):
    demand = story_a(guichet)
    prove(demand, "01/02/2027", "20/02/2027")
    removed = not_renewed(demand, "30/04/2027")

    assert removed not in erasure.removed(now=at("29/04/2028"))
    assert removed in erasure.removed(now=at("30/04/2028"))


def test_s_filed_on_29_february(guichet):
    demand = registered("29/02/2028", "03/03/2028", guichet)

    assert demand.valid_until == on("28/02/2029")
