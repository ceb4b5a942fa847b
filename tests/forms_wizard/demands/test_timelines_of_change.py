"""The worked timelines of the field, again: separation, removal by others, ways back."""

import pytest
from dateutil.relativedelta import relativedelta

from forms_wizard.demands import deadlines, households, lifecycle, reactivations, removals
from forms_wizard.demands.enums import (
    DemandState,
    EventKind,
    Inadmissibility,
    LetterKind,
    RemovalMotive,
)
from forms_wizard.demands.households import SeparationProof
from forms_wizard.demands.models import Letter
from forms_wizard.demands.models.removals import CollectiveAgreement, Quota
from forms_wizard.demands.one_demand import AlreadyRegistered
from forms_wizard.demands.transitions import By, ForbiddenTransition
from tests.factories.accounts import UserFactory
from tests.factories.guichets import GuichetFactory
from tests.forms_wizard.demands.stories import (
    CODES,
    at,
    filed,
    not_renewed,
    on,
    prove,
    registered,
    story_a,
    validate,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(db):
    return UserFactory()


@pytest.fixture
def guichet(db):
    return GuichetFactory(code="G1104")


def test_h_a_couple_that_is_not_married_separates_with_the_consent_of_both(guichet, agent):
    demand = registered("30/03/2026", "03/04/2026", guichet)
    number = demand.number

    new = households.separate(
        demand,
        "co-1",
        proof=SeparationProof.CONSENT,
        guichet=guichet,
        actor=agent,
        now=at("02/09/2026"),
    )

    demand.refresh_from_db()
    assert (demand.number, demand.state) == (number, DemandState.ACTIVE)
    assert [person.first_names for person in demand.persons.all()] == ["Zoé"]
    left = demand.declarations.first().codes
    assert "co" not in left["foyer"]
    assert [adult["key"] for adult in left["ressources"]["adults"]] == ["moi"]
    assert (new.state, new.number, new.filed_on) == (DemandState.FILED, None, on("30/03/2026"))
    assert new.separated_from == demand
    assert set(new.declarations.get().codes) == {"preparer", "identite"}
    assert [person.first_names for person in new.persons.all()] == ["Max"]
    assert "0326" in validate(new, "03/09/2026", guichet).number


def test_i_a_married_victim_takes_the_seniority_along_and_no_address(guichet, agent):
    codes = {**CODES, "identite": {**CODES["identite"], "family_situation": "M"}}
    demand = registered("30/03/2026", "03/04/2026", guichet, codes=codes)
    holder = demand.holder
    kwargs = {"guichet": guichet, "actor": agent, "now": at("02/09/2026")}

    for refused in (SeparationProof.CONSENT, SeparationProof.DIVORCE):
        with pytest.raises(ForbiddenTransition):
            households.separate(demand, "moi", proof=refused, **kwargs)
    new = households.separate(demand, "moi", proof=SeparationProof.PROTECTION, **kwargs)

    demand.refresh_from_db()
    assert (new.holder, demand.holder) == (holder, None)
    assert new.filed_on == on("30/03/2026")
    assert [person.first_names for person in demand.persons.all()] == ["Max"]
    assert [person.first_names for person in new.persons.all()] == ["Zoé"]
    staying = demand.declarations.first().codes
    assert "contact" not in staying
    assert "Zoé" not in str(staying)
    assert new.declarations.get().codes["contact"] == {"address_hidden": True}
    assert demand.email == ""


def test_the_demand_goes_on_with_the_co_applicant_when_the_holder_dies(guichet, agent):
    demand = story_a(guichet)
    number = demand.number

    event = households.holder_died(demand, guichet=guichet, actor=agent, now=at("02/09/2026"))

    demand = event.demand
    assert (demand.number, demand.filed_on, demand.holder) == (number, on("30/03/2026"), None)
    assert [(p.role, p.first_names) for p in demand.persons.all()] == [("applicant", "Max")]
    adults = demand.declarations.first().codes["ressources"]["adults"]
    assert [adult["key"] for adult in adults] == ["moi"]
    with pytest.raises(ForbiddenTransition):
        households.holder_died(demand, guichet=guichet, actor=agent, now=at("03/09/2026"))


def test_l_a_lease_removes_from_the_day_it_was_signed(guichet, agent):
    demand = registered("30/03/2025", "03/04/2025", guichet)
    lease = removals.Lease(
        signed_on=on("02/06/2025"),
        rpls="59350000001",
        quota=Quota.STATE_PRIORITY,
        agreement=CollectiveAgreement.NONE,
        dalo=True,
        transfer=False,
        priority_district=False,
    )

    event = removals.sign_lease(demand, lease, landlord=guichet, actor=agent, now=at("30/06/2025"))

    assert event.demand.removed_on == on("02/06/2025")
    assert event.demand.removal_motive == "RADATT"
    assert (event.at.date() - event.demand.removed_on).days == 28
    assert event.demand.leases.get().dalo


def test_n_not_admissible_needs_a_commission_a_delivered_letter_and_a_month(guichet, agent):
    demand = story_a(guichet)
    kwargs = {"guichet": guichet, "actor": agent, "now": at("05/05/2026")}
    with pytest.raises(ForbiddenTransition):
        removals.warn(
            demand,
            RemovalMotive.INADMISSIBLE,
            by=By.GUICHET,
            inadmissibility=Inadmissibility.RESOURCES,
            **kwargs,
        )
    warning = removals.warn(
        demand,
        RemovalMotive.INADMISSIBLE,
        by=By.LANDLORD,
        inadmissibility=Inadmissibility.RESOURCES,
        **kwargs,
    )

    def remove(day):
        return removals.remove_inadmissible(demand, landlord=guichet, actor=agent, now=at(day))

    with pytest.raises(ForbiddenTransition):
        remove("05/07/2026")  # sent, not delivered
    removals.delivered(warning, on=on("12/05/2026"), now=at("13/05/2026"))
    with pytest.raises(ForbiddenTransition):
        remove("11/06/2026")
    removed = remove("12/06/2026").demand
    assert (removed.removal_motive, removed.inadmissibility) == ("RADIRR", "IRRRES")


def test_n_an_answer_stops_the_removal(guichet, agent):
    demand = story_a(guichet)
    warning = removals.warn(
        demand,
        RemovalMotive.INADMISSIBLE,
        by=By.LANDLORD,
        guichet=guichet,
        actor=agent,
        now=at("05/05/2026"),
        inadmissibility=Inadmissibility.RESOURCES,
    )
    removals.delivered(warning, on=on("12/05/2026"), now=at("13/05/2026"))
    removals.answer(warning, by=By.PERSON, actor=None, now=at("01/06/2026"))

    with pytest.raises(ForbiddenTransition):
        removals.remove_inadmissible(demand, landlord=guichet, actor=agent, now=at("12/06/2026"))
    with pytest.raises(ForbiddenTransition):
        removals.answer(warning, by=By.PERSON, actor=None, now=at("02/06/2026"))


def test_c_of_the_list_a_letter_without_answer_waits_two_months_then_five(guichet, agent):
    demand = story_a(guichet)
    warning = removals.warn(
        demand,
        RemovalMotive.NO_ANSWER,
        by=By.GUICHET,
        guichet=guichet,
        actor=agent,
        now=at("05/05/2026"),
    )
    removals.delivered(warning, on=on("12/05/2026"), now=at("13/05/2026"))
    who = {"guichet": guichet, "actor": agent}

    with pytest.raises(ForbiddenTransition):
        removals.remove_without_answer(demand, by=By.GUICHET, now=at("11/07/2026"), **who)
    removed = removals.remove_without_answer(
        demand, by=By.GUICHET, now=at("12/07/2026"), **who
    ).demand
    traced = {"requester": "La personne", "proof": "Courrier reçu"}
    with pytest.raises(ForbiddenTransition):
        reactivations.reactivate(removed, now=at("13/12/2026"), **who, **traced)
    back = reactivations.reactivate(removed, now=at("12/12/2026"), **who, **traced).demand
    assert (back.state, back.valid_until) == (DemandState.ACTIVE, on("30/03/2027"))


@pytest.mark.parametrize("in_error", [False, True])
def test_who_came_back_is_removed_again_only_after_another_warning(guichet, agent, in_error):
    demand = story_a(guichet)
    who = {"guichet": guichet, "actor": agent}

    def warned(sent: str, delivered: str) -> None:
        warning = removals.warn(demand, RemovalMotive.NO_ANSWER, by=By.GUICHET, now=at(sent), **who)
        removals.delivered(warning, on=on(delivered), now=at(delivered))

    def remove(day: str):
        return removals.remove_without_answer(demand, by=By.GUICHET, now=at(day), **who).demand

    warned("05/05/2026", "12/05/2026")
    removed, proof = remove("12/07/2026"), {"proof": "Courrier reçu"}
    if in_error:
        reactivations.correct_error(
            removed, now=at("20/07/2026"), reason="Deux homonymes", **proof, **who
        )
    else:
        reactivations.reactivate(
            removed, now=at("20/07/2026"), requester="La mairie", **proof, **who
        )

    with pytest.raises(ForbiddenTransition):
        remove("21/07/2026")
    warned("22/07/2026", "24/07/2026")
    with pytest.raises(ForbiddenTransition):
        remove("23/09/2026")
    assert remove("24/09/2026").state == DemandState.REMOVED


def test_o_one_person_may_ask_in_two_territories(guichet, agent):
    north = registered("30/03/2026", "03/04/2026", guichet)
    other = GuichetFactory(territory_id="062")
    pas_de_calais = registered("30/05/2026", "03/06/2026", other, territory="062")
    assert {north.number[:3], pas_de_calais.number[:3]} == {"059", "062"}

    merged = removals.merge(north, into=pas_de_calais, now=at("01/01/2027")).demand

    pas_de_calais.refresh_from_db()
    assert (merged.state, merged.removal_motive) == (DemandState.REMOVED, "FUSION")
    # Each territory keeps its own seniority.
    assert (merged.filed_on, pas_de_calais.filed_on) == (on("30/03/2026"), on("30/05/2026"))


@pytest.mark.parametrize(("hours", "possible"), [(48, True), (49, False)])
def test_a_renunciation_is_taken_back_within_48_hours(guichet, hours, possible):
    demand = story_a(guichet)
    renounced = removals.renounce(
        demand, by=By.PERSON, actor=demand.holder, now=at("01/06/2026")
    ).demand
    assert (renounced.state, renounced.removal_motive) == (DemandState.REMOVED, "RADABA")
    later = at("01/06/2026") + relativedelta(hours=hours)

    if possible:
        back = reactivations.undo_renunciation(renounced, actor=demand.holder, now=later).demand
        assert (back.state, back.filed_on) == (DemandState.ACTIVE, on("30/03/2026"))
    else:
        with pytest.raises(ForbiddenTransition):
            reactivations.undo_renunciation(renounced, actor=demand.holder, now=later)


def test_an_error_is_undone_with_a_reason_and_a_proof_and_leaves_time(guichet, agent):
    demand = story_a(guichet)
    prove(demand, "01/02/2027", "20/02/2027")
    removed = not_renewed(demand, "30/04/2027")
    kwargs = {"actor": agent, "guichet": guichet, "now": at("02/05/2028")}

    with pytest.raises(reactivations.ProofMissing):
        reactivations.correct_error(
            removed, reason="Préavis parti à une autre", proof=" ", **kwargs
        )
    back = reactivations.correct_error(
        removed, reason="Préavis parti à une autre", proof="Registre de la poste", **kwargs
    ).demand

    assert back.state == DemandState.ACTIVE
    assert deadlines.renewal_opens(back.valid_until) >= on("02/05/2028")


def test_an_error_that_meets_another_live_demand_is_for_the_manager_to_merge(guichet, agent):
    demand = story_a(guichet)
    prove(demand, "01/02/2027", "20/02/2027")
    removed = not_renewed(demand, "30/04/2027")
    registered("15/10/2027", "18/10/2027", guichet)

    with pytest.raises(AlreadyRegistered):
        reactivations.correct_error(
            removed, actor=agent, guichet=guichet, now=at("02/11/2027"), reason="Oui", proof="Oui"
        )


def test_a_demand_without_document_is_abandoned_after_two_proved_reminders(guichet):
    demand = filed("30/03/2026", identity_at_guichet=True)
    waiting = filed("30/03/2026", codes={})
    fire = lifecycle.fire

    def abandon(which, day):
        return fire(which, EventKind.ABANDON, by=By.SYSTEM, actor=None, now=at(day)).demand

    with pytest.raises(ForbiddenTransition):
        abandon(demand, "30/12/2026")  # nobody was reminded
    for kind, day in (
        (LetterKind.IDENTITY_REMINDER, "10/04/2026"),
        (LetterKind.IDENTITY_REMINDER_AGAIN, "20/04/2026"),
    ):
        for which in (demand, waiting):
            Letter.objects.create(
                demand=which,
                kind=kind,
                deadline=on("29/04/2026"),
                created_at=at(day),
                proved_at=at(day),
            )
    with pytest.raises(ForbiddenTransition):
        abandon(demand, "19/05/2026")
    with pytest.raises(ForbiddenTransition):
        abandon(waiting, "20/05/2026")  # a guichet has the ball
    assert abandon(demand, "20/05/2026").state == DemandState.ABANDONED
