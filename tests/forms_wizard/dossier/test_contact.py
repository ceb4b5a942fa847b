"""« Mes coordonnées »: changed at once by who holds the demand, told to both addresses."""

import re

import pytest
from django.urls import reverse

from forms_wizard.demands.enums import EventKind
from forms_wizard.demands.models import Demand
from forms_wizard.filing import access
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.demands import DemandFactory
from tests.forms_wizard.dossier.contact_page import NEW, typed
from tests.forms_wizard.filing.coming_back import go_away

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def demand(user):
    return DemandFactory(holder=user, active=True)


@pytest.fixture
def holder(client, user):
    client.force_login(user)
    return client


def url(demand):
    return reverse("dossier:contact", args=[demand.reference])


def contact_of(demand) -> dict:
    return demand.declarations.first().codes["contact"]


def test_the_page_shows_what_is_declared(holder, demand):
    page = holder.get(url(demand)).content.decode()

    for value in ("06 12 34 56 78", "camille@exemple.fr", "12 bis", "rue de Paris", "Lille"):
        assert f'value="{value}' in page
    assert re.search(r'value="france"[^>]*checked', page)
    assert reverse("account_email") in page
    assert "Erreur" not in page


def test_agreeing_to_sms_and_taking_it_back(holder, demand, settings):
    settings.SMS_GATEWAY = "octopush"
    agreed = typed(demand, mobile="0692 12 34 56", consent_sms="on")
    holder.post(url(demand), agreed)

    demand.refresh_from_db()
    assert demand.sms_number == "+262692123456"
    assert {letter.channel for letter in demand.letters.all()} == {"email", "sms"}

    holder.post(url(demand), typed(demand, mobile="0692 12 34 56"))

    demand.refresh_from_db()
    assert demand.sms_number == ""
    assert demand.letters.filter(channel="sms").count() == 1


@pytest.mark.parametrize(("gateway", "said"), [("octopush", "dans la journée"), ("", "pas encore")])
def test_the_question_says_whether_sms_leave(holder, demand, settings, gateway, said):
    settings.SMS_GATEWAY = gateway

    assert said in holder.get(url(demand)).content.decode()


def test_the_page_sent_as_it_is_shown_changes_nothing(holder, demand):
    response = holder.post(url(demand), typed(demand), follow=True)

    assert "Rien n&#x27;est changé" in response.content.decode()
    assert demand.declarations.count() == 1
    assert not demand.letters.exists()


def test_all_is_changed_at_once(holder, demand, user):
    before = demand.declarations.first()
    answers = typed(
        demand, email=NEW, mobile="0692 12 34 56", street="rue de Douai", wants_post="on"
    )

    response = holder.post(url(demand), answers, follow=True)

    demand.refresh_from_db()
    assert response.redirect_chain[-1][0] == demand.get_absolute_url()
    assert (demand.email, demand.wants_post) == (NEW, True)
    assert contact_of(demand)["mobile"]["e164"] == "+262692123456"
    assert demand.declarations.count() == 2
    assert demand.declarations.last() == before
    event = demand.events.get(kind=EventKind.CHANGE)
    assert event.actor == user
    page = response.content.decode()
    assert "Coordonnées modifiées" in page
    assert "adresse postale" in page
    certificate = holder.get(reverse("dossier:certificate", args=[demand.reference]))
    assert "rue de Douai" in certificate.content.decode()
    pdf = holder.get(reverse("dossier:certificate_pdf", args=[demand.reference]))
    assert pdf.content.startswith(b"%PDF")


def test_pressing_twice_changes_once(holder, demand):
    answers = typed(demand, email=NEW)
    for _ in range(2):
        response = holder.post(url(demand), answers)

    assert response.url == demand.get_absolute_url()
    assert demand.events.filter(kind=EventKind.CHANGE).count() == 1


def test_bad_input_is_explained_and_kept(holder, demand):
    answers = typed(demand, email="camille@", mobile="12", commune="Trifouillis")

    response = holder.post(url(demand), answers)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Erreur :" in page
    for value in ("camille@", "12", "Trifouillis"):
        assert f'value="{value}"' in page
    assert demand.declarations.count() == 1


def test_two_tabs_both_versions_are_shown_and_the_person_decides(holder, demand):
    second_tab = typed(demand, street="rue de Douai", email="tard@exemple.fr")
    holder.post(url(demand), typed(demand, email=NEW))

    response = holder.post(url(demand), second_tab)

    page = response.content.decode()
    assert response.status_code == 409
    assert NEW in page
    assert 'value="rue de Douai"' in page
    assert contact_of(demand)["email"] == NEW
    shown = re.search(r'name="declaration"\s+value="(\w+)"', page)[1]
    holder.post(url(demand), second_tab | {"declaration": shown})
    assert contact_of(demand)["email"] == "tard@exemple.fr"


def test_a_typing_error_is_suggested_then_corrected_or_kept(holder, demand):
    response = holder.post(url(demand), typed(demand, email="camille@gmial.com"), follow=True)

    page = response.content.decode()
    assert contact_of(demand)["email"] == "camille@gmial.com"
    assert "vouliez-vous dire camille@gmail.com" in page
    assert 'name="contact-email-choice"' in page
    corrected = typed(demand, email="camille@gmial.com")
    corrected["contact-email-choice"] = "camille@gmail.com"
    holder.post(url(demand), corrected)
    assert contact_of(demand)["email"] == "camille@gmail.com"


@pytest.mark.parametrize("choice", ["voleur@exemple.fr", "camille@gmail.fr", ""])
def test_only_the_suggestion_itself_is_a_choice(holder, demand, choice):
    answers = typed(demand, email="camille@gmial.com") | {"contact-email-choice": choice}

    holder.post(url(demand), answers)

    assert contact_of(demand)["email"] == "camille@gmial.com"


def test_a_person_without_email_nor_telephone_keeps_an_address(holder, demand):
    answers = typed(demand, email="", mobile="", unreachable="on")

    page = holder.post(url(demand), answers, follow=True).content.decode()

    demand.refresh_from_db()
    assert demand.email == ""
    assert "C&#x27;est enregistré" in page


@pytest.mark.parametrize("traits", [{"removed": True}, {"withdrawn": True}])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stopped_demand_does_not_change(holder, user, traits, method):
    demand = DemandFactory(holder=user, **traits)

    response = getattr(holder, method)(url(demand), typed(demand, email=NEW), follow=True)

    assert "ses coordonnées ne changent plus" in response.content.decode()
    assert demand.declarations.count() == 1
    assert url(demand) not in holder.get(demand.get_absolute_url()).content.decode()


def test_somebody_elses_is_a_404(holder):
    other = DemandFactory()

    assert holder.get(url(other)).status_code == 404
    assert holder.post(url(other), typed(other, email=NEW)).status_code == 404
    assert other.declarations.count() == 1


def test_who_is_signed_out_gets_back_what_was_typed(client, demand, user):
    response = client.post(url(demand), typed(demand, email=NEW))

    page = response.content.decode()
    assert response.status_code == 404
    assert f'action="{url(demand)}"' in page
    assert NEW in page
    assert demand.declarations.count() == 1
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    given_back = dict(re.findall(r'<textarea name="([\w-]+)" hidden>\n(.*?)</textarea>', page))
    client.post(url(demand), given_back)
    assert contact_of(demand)["email"] == NEW


def test_signed_out_the_answer_is_the_same_for_an_unknown_reference(client, demand):
    nobody = "ABCDEFGHJK"
    addresses = (url(demand), url(demand).replace(demand.reference, nobody))
    known, unknown = (client.post(address, {"contact-email": NEW}) for address in addresses)

    token = re.compile(r'(?<=csrfmiddlewaretoken" value=")\w+')
    pages = [token.sub("", response.content.decode()) for response in (known, unknown)]
    assert pages[0].replace(demand.reference, nobody) == pages[1]
    assert known.status_code == unknown.status_code == 404
    assert client.get(url(demand)).url.startswith(reverse("account_login"))


@pytest.fixture
def sent_here(client):
    """A demand that this browser sent without account."""
    demand = DemandFactory(holder=None)
    session = client.session
    session[access.DEMANDS] = [demand.reference]
    session.save()
    return demand


def test_without_account_the_browser_that_sent_it_changes_it(client, sent_here):
    page = client.get(url(sent_here)).content.decode()
    client.post(url(sent_here), typed(sent_here, email=NEW))

    sent_here.refresh_from_db()
    assert sent_here.email == NEW
    assert sent_here.events.get(kind=EventKind.CHANGE).actor is None
    assert reverse("account_email") not in page


def test_after_half_an_hour_nothing_is_changed_and_nothing_is_lost(client, sent_here):
    client.get(url(sent_here))
    go_away(client)

    response = client.post(url(sent_here), typed(sent_here, email=NEW))

    assert response.status_code == 404
    assert NEW in response.content.decode()
    assert Demand.objects.get(pk=sent_here.pk).email != NEW
    assert client.get(url(sent_here)).url == reverse("filing:resume")


def test_the_page_costs_few_queries(holder, demand, django_assert_max_num_queries):
    holder.get(url(demand))
    with django_assert_max_num_queries(
        1  # session
        + 1  # account
        + 1  # demand
        + 1  # declaration
        + 1  # now and then: has the import of communes changed?
    ):
        holder.get(url(demand))
