"""On a shared computer: pages close by themselves, and leave nothing when the person ends."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from forms_wizard.demands.models import Demand
from forms_wizard.filing import access
from tests.factories.accounts import PASSWORD, UserFactory
from tests.forms_wizard.filing.coming_back import (
    BACKEND,
    OTHER_DAY,
    SINGLE,
    go_away,
    make_code,
    try_code,
)
from tests.forms_wizard.filing.walk import Walk, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(client, db):
    walk = Walk.start(client)
    walk.type("identite", SINGLE["identite"])
    return walk


# -- nobody there


def test_the_list_of_ones_demands_closes_too(walk):
    assert walk.client.get(reverse("dossier:home")).status_code == 200
    go_away(walk.client)

    assert walk.client.get(reverse("dossier:home")).url == page("resume")


@pytest.mark.parametrize("name", ["tasks", "identity", "check", "resume_code"])
def test_after_half_an_hour_the_pages_close(walk, name):
    go_away(walk.client)

    assert walk.client.get(page(name, walk.reference)).url == page("resume")
    shown = walk.client.get(page("resume")).content.decode()
    assert "La page s" in shown
    assert "Durand" not in shown


def test_before_half_an_hour_they_stay_open(walk):
    go_away(walk.client, minutes=29)

    assert walk.client.get(page("tasks", walk.reference)).status_code == 200
    assert timezone.now().isoformat()[:13] in walk.client.session[access.SEEN]


def test_the_clock_of_the_session_is_written_once_a_minute(walk):
    walk.client.get(page("tasks", walk.reference))
    seen = walk.client.session[access.SEEN]
    walk.client.get(page("tasks", walk.reference))

    assert walk.client.session[access.SEEN] == seen


def test_what_is_sent_too_late_is_kept_but_not_shown(walk):
    go_away(walk.client)

    response = walk.type("contact", SINGLE["contact"])

    assert response.url == page("resume")
    assert walk.draft.answers["contact"] == SINGLE["contact"]
    assert walk.client.get(walk.url("contact")).url == page("resume")
    # Once more, from the page that is still on the screen.
    walk.type("contact", {**SINGLE["contact"], "contact-email": ["b@exemple.fr"]})
    assert walk.draft.answers["contact"]["contact-email"] == ["b@exemple.fr"]


def test_the_identity_document_sent_too_late_is_kept(walk):
    go_away(walk.client)

    response = walk.show_identity_later()

    assert response.url == page("resume")
    assert walk.draft.identity_at_guichet


def test_a_closed_session_sends_nothing(client):
    walk = Walk.start(client)
    walk.type_all(SINGLE)
    walk.show_identity_later()
    digest = walk.check().context["digest"]
    go_away(client)

    assert walk.send(digest).url == page("resume")
    assert not Demand.objects.exists()


def test_without_code_the_birth_date_opens_again_in_the_same_browser_only(walk):
    go_away(walk.client)
    walk.client.get(page("tasks", walk.reference))

    assert try_code("", OTHER_DAY, client=walk.client).status_code == 422
    assert try_code("", client=Client()).status_code == 200  # The code is asked.
    response = try_code("", client=walk.client)

    assert response.url == page("tasks", walk.reference)
    assert walk.client.get(response.url).status_code == 200


def test_a_draft_that_has_a_code_asks_for_it_in_the_same_browser_too(walk):
    code = make_code(walk)
    go_away(walk.client)
    walk.client.get(page("tasks", walk.reference))

    assert try_code("", client=walk.client).status_code == 422
    assert try_code(code, client=walk.client).status_code == 302


def test_a_draft_without_birth_date_is_not_lost(client):
    walk = Walk.start(client)
    walk.type("preparer", SINGLE["preparer"])
    go_away(client)
    client.get(page("tasks", walk.reference))

    assert try_code("", client=client).url == page("tasks", walk.reference)


def test_guesses_in_an_idle_browser_are_counted(walk):
    go_away(walk.client)
    walk.client.get(page("tasks", walk.reference))
    for _ in range(5):
        try_code("", OTHER_DAY, client=walk.client)

    assert try_code("", client=walk.client).status_code == 429


def test_whoever_signs_in_after_the_person_left_gets_nothing(walk):
    go_away(walk.client)
    user = UserFactory()

    walk.client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})

    assert walk.draft.holder is None
    assert walk.client.get(page("tasks", walk.reference)).status_code == 404


def test_a_sent_demand_closes_too_and_opens_with_the_birth_date(client):
    demand = Walk.start(client).file(SINGLE)
    go_away(client)

    assert client.get(demand.get_absolute_url()).url == page("resume")
    assert client.get(page("receipt", demand.reference)).url == page("resume")
    assert try_code("", client=client).url == demand.get_absolute_url()


def test_continuing_keeps_the_session_open(walk):
    go_away(walk.client, minutes=29)

    assert walk.client.post(page("keep_open")).status_code == 204
    go_away(walk.client)
    assert walk.client.post(page("keep_open")).status_code == 401


def test_a_script_is_told_that_the_session_is_closed(walk):
    go_away(walk.client)

    response = walk.client.post(
        walk.url("contact"), SINGLE["contact"], headers={"Sec-Fetch-Dest": "empty"}
    )

    assert response.status_code == 401
    assert response.json() == {"saved": True, "signed_out": True, "closed": page("resume")}


def test_an_account_has_its_own_session(client):
    client.force_login(UserFactory(), backend=BACKEND)
    walk = Walk.start(client)
    go_away(client)

    assert client.get(page("tasks", walk.reference)).status_code == 200


# -- leaving


def test_every_personal_page_can_be_left_and_tells_the_limit(walk):
    addresses = [page(name, walk.reference) for name in ("tasks", "identity", "check")]
    addresses += [page("resume_code", walk.reference), walk.url("identite"), walk.url("contact")]
    sent = Walk.start(walk.client).file(SINGLE).reference
    addresses += [page("receipt", sent), reverse("dossier:home")]
    addresses += [reverse(f"dossier:{name}", args=[sent]) for name in ("demand", "withdraw")]

    for address in addresses:
        shown = walk.client.get(address).content.decode()
        assert shown.count("Terminer sur cet ordinateur") == 1, address
        assert 'data-limit="1800"' in shown, address
        assert "Sans activité pendant 30 minutes" in shown, address


def test_finishing_wipes_the_session_and_the_storage(walk):
    make_code(walk)
    cookie = walk.client.cookies["sessionid"].value

    response = walk.client.post(page("finish"))

    assert response.url == page("finished")
    assert response["Clear-Site-Data"] == '"storage"'
    assert walk.client.get(page("tasks", walk.reference)).status_code == 404
    stolen = Client()
    stolen.cookies["sessionid"] = cookie
    assert stolen.get(page("tasks", walk.reference)).status_code == 404
    assert "leave_nothing" in walk.client.get(response.url).content.decode()
    # From a link of somebody else the page empties nothing.
    assert "leave_nothing" not in walk.client.get(response.url).content.decode()


def test_without_code_the_page_says_what_would_be_lost(walk):
    response = walk.client.post(page("finish"))

    assert response.status_code == 200
    assert page("resume_code", walk.reference) in response.content.decode()
    assert walk.client.get(page("tasks", walk.reference)).status_code == 200
    walk.client.post(page("finish"), {"anyway": "1"})
    assert walk.client.get(page("tasks", walk.reference)).status_code == 404


@pytest.mark.parametrize("late", [False, True])
def test_what_the_page_held_is_recorded_before_leaving(walk, late):
    make_code(walk)
    if late:
        go_away(walk.client)

    walk.client.post(page("finish") + f"?demande={walk.reference}&etape=contact", SINGLE["contact"])

    assert walk.draft.answers["contact"] == SINGLE["contact"]


def test_nobody_writes_in_somebody_elses_draft_by_leaving(walk):
    url = page("finish") + f"?demande={walk.reference}&etape=contact"

    assert Client().post(url, SINGLE["contact"]).status_code == 302
    assert "contact" not in walk.draft.answers


@pytest.mark.parametrize("name", ["tasks", "identity", "check", "resume_code", "step"])
def test_personal_pages_are_not_stored_by_the_browser(walk, name):
    url = walk.url("identite") if name == "step" else page(name, walk.reference)

    assert "no-store" in walk.client.get(url)["Cache-Control"]
