"""The person agrees, as far as they choose, for the day; nobody agrees for them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from forms_wizard.assistance import mandates
from forms_wizard.assistance.enums import Consent, EndedBy, Scope
from forms_wizard.assistance.models import Mandate
from forms_wizard.demands import co_access
from forms_wizard.demands.enums import IdentityDocument
from forms_wizard.demands.models import Demand
from forms_wizard.filing import drafts, resume
from forms_wizard.filing.models import Draft
from portal.interface.partial_date import PartialDate
from tests.factories.accounts import UserFactory
from tests.factories.co_applicants import couple, yann
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory
from tests.forms_wizard.assistance.together import Together, born, helper_agent, url, with_code

pytestmark = pytest.mark.django_db


def test_the_person_agrees_on_their_phone_with_the_code_of_their_receipt():
    both = Together()
    demand, paper = with_code()
    both.open(interpreter="tigrinya, au téléphone")

    asked = both.phone.post(url("agree"), {"session-code": both.code})
    assert "Entraide" in asked.content.decode()
    assert both.helper.get(url("session")).context["code"] == both.code
    done = both.agree(Scope.FOLLOW, **paper)

    assert done.status_code == 200
    mandate = both.mandate
    assert (mandate.demand, mandate.scope, mandate.consent) == (
        demand,
        Scope.FOLLOW,
        Consent.PHONE,
    )
    assert mandate.interpreter == "tigrinya, au téléphone"
    assert demand.get_absolute_url() in both.helper.get(url("session")).content.decode()


def test_the_person_agrees_with_their_account_and_names_their_demand():
    both, user = Together(), UserFactory()
    demand = DemandFactory(active=True, holder=user)
    both.open()
    both.phone.force_login(user)

    assert both.agree(Scope.PREPARE, which=demand.reference).status_code == 422
    assert both.agree(Scope.FOLLOW, which="nouvelle").status_code == 422
    assert both.agree(Scope.FOLLOW, which=DemandFactory().reference).status_code == 422
    both.agree(Scope.FOLLOW, which=demand.reference)

    assert both.mandate.demand == demand
    assert both.mandate.consent == Consent.ACCOUNT


def test_a_new_demand_belongs_to_the_account_of_the_person_and_never_to_the_helper():
    both, user = Together(), UserFactory()
    both.open()
    both.phone.force_login(user)
    both.agree(Scope.PREPARE)
    without = Together.filling(Scope.PREPARE)

    drafts_made = Draft.objects.filter(mandates__isnull=False).order_by("pk")
    assert [draft.holder for draft in drafts_made] == [user, None]
    assert without.agent.user.drafts.count() == 0


def test_a_signed_paper_serves_as_agreement_once_it_is_kept():
    both = Together()
    demand, paper = with_code()
    both.open()
    printed = both.helper.get(url("paper")).content.decode()
    assert both.code in printed
    assert "Nom, date et signature" in printed

    unticked = both.sign(Scope.FOLLOW, **paper, kept="")
    assert unticked.status_code == 422
    assert both.mandate.agreed_at is None
    signed = both.sign(Scope.FOLLOW, **paper)

    assert signed.url == url("session")
    assert (both.mandate.demand, both.mandate.consent) == (demand, Consent.PAPER)


def test_a_draft_is_found_by_its_resume_code():
    now = timezone.now()
    draft = drafts.start(now=now)
    code = resume.make_code(
        Draft.objects.all(), draft.reference, PartialDate.fromisoformat("1985-03-02"), now=now
    )
    both = Together()
    both.open()

    assert both.sign(Scope.FOLLOW, code=code, **born("1985-03-02")).status_code == 422
    both.sign(Scope.SUBMIT, code=code, **born("1985-03-02"))

    assert both.mandate.draft == draft


@pytest.mark.parametrize("wrong", ["code", "birth_date_year", "missing", "hostile", "co_applicant"])
def test_what_is_not_the_applicants_code_opens_nothing(wrong):
    both = Together()
    _demand, paper = with_code()
    typed = {
        "code": {**paper, "code": "ZZZZZ ZZZZZ"},
        "birth_date_year": {**paper, "birth_date_year": "1901"},
        "missing": {"code": paper["code"]},
        "hostile": {**paper, "code": "\0" * 500 + "é"},
        "co_applicant": {},
    }[wrong]
    if wrong == "co_applicant":
        shared = couple(active=True)
        person = co_access.agree(
            yann(shared), actor=None, guichet=None, by_post=False, now=timezone.now()
        ).person
        seen = {"actor": None, "document": IdentityDocument.FRENCH, "now": timezone.now()}
        code = co_access.hand_code(person, both.agent.guichet, **seen)
        typed |= {"code": code, **born(person.born)}
    both.open()

    for answered in (both.agree(Scope.FOLLOW, **typed), both.sign(Scope.FOLLOW, **typed)):
        assert answered.status_code == 422
        assert answered.context["form"].error_links()

    assert both.mandate.agreed_at is None


def test_guessing_is_counted_as_everywhere():
    both = Together()
    _demand, paper = with_code()
    both.open()
    wrong = {**paper, "birth_date_year": "1901"}

    statuses = [both.sign(Scope.FOLLOW, **wrong).status_code for _try in range(6)]

    assert statuses == [422] * 5 + [429]
    assert both.sign(Scope.FOLLOW, **paper).status_code == 429


def test_the_helper_does_not_agree_for_the_person():
    both = Together()
    both.open()
    both.phone.force_login(both.agent.user)

    answered = both.agree(Scope.SUBMIT)

    assert answered.status_code == 422
    assert both.mandate.agreed_at is None


def test_the_person_refuses_and_the_session_is_over():
    both = Together()
    both.open()

    both.phone.post(url("agree"), {"session-code": both.code, "refuse": "1"})

    assert both.mandate.ended_by == EndedBy.PERSON
    assert both.agree(Scope.SUBMIT).status_code == 422
    assert both.helper.get(url("session")).url == url("closed")


def test_agreeing_twice_changes_nothing_and_says_the_same():
    both = Together.filling(Scope.PREPARE)
    before = Mandate.objects.values().get()

    assert both.agree(Scope.SUBMIT).status_code == 200
    assert both.agree(Scope.PREPARE).status_code == 200

    assert Mandate.objects.values().get() == before
    assert Draft.objects.count() == 1


def test_two_clicks_open_one_session_and_another_one_ends_the_first():
    both = Together()
    both.open()
    first = both.mandate
    both.open()
    first.refresh_from_db()

    assert first.ended_by == EndedBy.HELPER
    assert both.mandate.ended_at is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.filter(pk=first.pk).update(ended_at=None, ended_by="")


@pytest.mark.parametrize(
    ("now", "until"),
    [
        # Winter, summer, the two days that change the hour, a moment before midnight.
        ((2026, 1, 15, 9), (2026, 1, 15, 23)),
        ((2026, 7, 15, 9), (2026, 7, 15, 22)),
        ((2026, 3, 29, 0), (2026, 3, 29, 22)),
        ((2026, 10, 25, 0), (2026, 10, 25, 23)),
        ((2026, 7, 15, 21, 59), (2026, 7, 15, 22)),
        ((2026, 7, 15, 22), (2026, 7, 16, 22)),
    ],
)
def test_a_session_is_over_at_midnight_in_paris(now, until):
    assert mandates.end_of_day(datetime(*now, tzinfo=UTC)) == datetime(*until, tzinfo=UTC)


def test_nothing_is_agreed_nor_ended_once_the_day_is_over():
    now = datetime(2026, 7, 15, 12, tzinfo=UTC)
    mandate = mandates.ask(helper_agent(), secret="s", now=now)
    midnight = mandate.until

    with pytest.raises(mandates.NotWaiting):
        mandates.agree(mandate, Scope.SUBMIT, Consent.PAPER, now=midnight)
    assert mandates.find(mandates.code_of(mandate, "s"), now=midnight) is None
    assert mandates.end(mandate, EndedBy.PERSON, now=midnight) is False
    last = midnight - timedelta(seconds=1)
    assert mandates.agree(mandate, Scope.SUBMIT, Consent.PAPER, now=last).draft
    assert mandates.code_of(mandate, "another browser") == ""


def test_the_manager_of_a_territory_does_not_help_and_an_agent_of_a_guichet_does():
    manager, agent, applicant = Client(), Client(), Client()
    manager.force_login(AgentFactory(guichet__organisme__manager=True).user)
    agent.force_login(AgentFactory().user)
    applicant.force_login(UserFactory())

    statuses = [client.get(url("home")).status_code for client in (manager, agent, applicant)]

    assert statuses == [403, 200, 403]


def test_who_only_helps_sees_no_demand_of_the_territory():
    agent = helper_agent()
    DemandFactory(active=True)
    client = Client()
    client.force_login(agent.user)

    assert not Demand.objects.visible_to(agent).exists()
    assert client.get("/guichet/").status_code == 403


def test_an_impossible_choice_is_told_without_storing_anything():
    both = Together()
    both.open()
    answered = both.agree("tout\0")

    assert answered.status_code == 422
    assert both.mandate.agreed_at is None
