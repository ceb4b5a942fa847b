"""Without account: a code and a birth date open again, nobody else's words do."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from forms_wizard.demands import codes
from forms_wizard.demands.enums import EventKind
from forms_wizard.demands.models import Demand
from forms_wizard.filing import access, tasks, tries
from forms_wizard.filing.models import Draft, Try
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.lives import LIVES
from tests.forms_wizard.filing.walk import Walk, page

pytestmark = pytest.mark.django_db

SINGLE = LIVES["single"]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
BORN = {
    f"code-birth_date_{part}": SINGLE["identite"][f"identite-birth_date_{part}"][0]
    for part in ("day", "month", "year")
}
OTHER_DAY = BORN | {"code-birth_date_year": "1931"}


@pytest.fixture
def walk(client, db):
    walk = Walk.start(client)
    walk.type("identite", SINGLE["identite"])
    return walk


def make_code(walk: Walk, **posted) -> str:
    response = walk.client.post(page("resume_code", walk.reference), posted)
    assert response.status_code == 200, response
    return response.context["code"].replace("\N{NO-BREAK SPACE}", "")


def try_code(code, born=BORN, *, client=None, name="resume", **extra):
    client = client or Client()
    return client.post(page(name), {"code-code": code, **born}, **extra)


def go_away(client: Client, **elapsed) -> None:
    """The person was last seen that long ago."""
    session = client.session
    seen = timezone.now() - timedelta(**(elapsed or {"minutes": 31}))
    session[access.SEEN] = seen.isoformat()
    session.save()


# -- the resume code


def test_a_code_is_shown_once_and_only_its_print_is_kept(walk):
    response = walk.client.get(page("resume_code", walk.reference))
    assert "code" not in response.context or not walk.draft.resume_print

    code = make_code(walk)

    assert len(code) == 10
    assert set(code) <= set(codes.ALPHABET)
    assert walk.draft.resume_print not in ("", None, code)
    again = walk.client.get(page("resume_code", walk.reference)).content.decode()
    assert code not in again.replace("\N{NO-BREAK SPACE}", "")


def test_the_code_and_the_birth_date_open_the_draft_in_another_browser(walk):
    code = make_code(walk)
    other = Client()

    response = try_code(f" {code[:5].lower()}-{code[5:]} ", client=other)

    assert response.url == page("tasks", walk.reference)
    assert other.get(walk.url("identite")).status_code == 200


@pytest.mark.parametrize("typed", ["00", ""])
def test_a_partial_birth_date_opens_as_it_was_typed(walk, typed):
    partial = {"identite-birth_date_day": ["00"], "identite-birth_date_month": [""]}
    walk.type("identite", {**SINGLE["identite"], **partial})
    code = make_code(walk)

    response = try_code(code, BORN | {"code-birth_date_day": typed, "code-birth_date_month": ""})

    assert response.status_code == 302


def test_without_birth_date_the_code_asks_for_one_and_keeps_its_print(client):
    walk = Walk.start(client)
    walk.type("contact", SINGLE["contact"])

    refused = client.post(page("resume_code", walk.reference), {})
    assert refused.context["form"].errors["birth_date"]
    code = make_code(walk, **BORN)

    assert walk.draft.resume_born
    assert BORN["code-birth_date_year"] not in walk.draft.resume_born
    assert try_code(code, OTHER_DAY).status_code == 422
    assert try_code(code).status_code == 302
    # The date typed later in the section opens too.
    walk.type("identite", {"identite-birth_date_year": ["1931"]})
    typed = {"code-birth_date_year": "1931", "code-birth_date_day": "", "code-birth_date_month": ""}
    assert try_code(code, typed).status_code == 302


def test_every_failure_gives_the_same_answer(walk):
    code = make_code(walk)
    new = make_code(walk)
    failures = [(code, BORN), (new, OTHER_DAY), ("ZZZZZZZZZZ", BORN), ("nul", BORN)]
    answers = [try_code(typed, born) for typed, born in failures]

    assert {answer.status_code for answer in answers} == {422}
    (said,) = {str(answer.context["form"].error_links()) for answer in answers}
    assert "n'ouvrent rien" in said


def test_a_new_code_replaces_the_older(walk):
    older, newer = make_code(walk), make_code(walk)

    assert try_code(older).status_code == 422
    assert try_code(newer).status_code == 302


def test_the_code_dies_when_the_demand_is_sent(client):
    walk = Walk.start(client)
    walk.type("identite", SINGLE["identite"])
    code = make_code(walk)
    walk.file(SINGLE)

    assert try_code(code).status_code == 422


def test_the_code_dies_when_the_draft_joins_an_account(walk):
    code = make_code(walk)
    Draft.objects.update(holder=UserFactory())

    assert try_code(code).status_code == 422


def test_two_drafts_never_share_a_code(walk):
    make_code(walk)
    other = Walk.start(Client())

    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(reference=other.reference).update(resume_print=walk.draft.resume_print)


def test_somebody_else_cannot_make_a_code(walk):
    assert Client().get(page("resume_code", walk.reference)).status_code == 404
    assert Client().post(page("resume_code", walk.reference), BORN).status_code == 404
    assert walk.draft.resume_print is None


def test_the_code_is_mailed_by_the_worker_and_waits_sealed(walk):
    code = make_code(walk, **{"code-email": "ada@exemple.fr"})

    job = ProcrastinateJob.objects.get(task_name="filing.mail_resume_code")
    assert code not in str(job.args)
    tasks.mail_resume_code(**job.args)
    (sent,) = mail.outbox
    assert sent.to == ["ada@exemple.fr"]
    assert code in sent.body.replace("\N{NO-BREAK SPACE}", "")
    assert page("resume") in sent.body
    assert "logement" not in sent.subject + sent.body.split("http")[0]


def test_a_box_is_not_filled_with_codes(walk):
    for _ in range(5):
        make_code(walk, **{"code-email": "ada@exemple.fr"})

    assert ProcrastinateJob.objects.filter(task_name="filing.mail_resume_code").count() == 3


def test_signed_in_the_code_gives_the_draft_to_the_account(walk):
    code, user, other = make_code(walk), UserFactory(), Client()
    other.force_login(user, backend=BACKEND)

    response = try_code(code, client=other)

    assert walk.draft.holder == user
    assert other.get(response.url).status_code == 200


@override_settings(SECRET_KEY="tomorrow", SECRET_KEY_FALLBACKS=["today"])
def test_a_code_outlives_a_change_of_the_secret_key():
    with override_settings(SECRET_KEY="today", SECRET_KEY_FALLBACKS=[]):
        printed, sealed = codes.print_of("QD7K29XM4P"), codes.seal("QD7K29XM4P")

    assert printed in codes.prints_of("QD7K29XM4P")
    assert printed != codes.print_of("QD7K29XM4P")
    assert codes.unseal(sealed) == "QD7K29XM4P"


# -- how often one may try


def test_a_code_is_locked_after_five_failures_even_for_the_right_date(walk):
    code = make_code(walk)
    for _ in range(5):
        assert try_code(code, OTHER_DAY).status_code == 422

    response = try_code(code)

    assert response.status_code == 429
    assert "Il y a eu trop d" in response.content.decode()
    # The same for a code that opens nothing.
    for _ in range(5):
        try_code("ZZZZZZZZZZ")
    assert try_code("ZZZZZZZZZZ").status_code == 429
    # Somebody else behind the same address is not locked.
    other = Walk.start(Client())
    other.type("identite", SINGLE["identite"])
    assert try_code(make_code(other)).status_code == 302


def test_a_lock_ends_when_it_was_said_to(walk):
    code = make_code(walk)
    for _ in range(8):
        try_code(code, OTHER_DAY)
    Try.objects.update(at=timezone.now() - timedelta(minutes=31))

    assert try_code(code).status_code == 302


def test_whoever_found_the_paper_cannot_try_all_birth_dates(walk):
    code, now = make_code(walk), timezone.now()
    printed = codes.print_of(f"code:{code}")
    Try.objects.bulk_create(
        Try(subject=printed, at=now - timedelta(hours=hours)) for hours in range(1, 21)
    )

    assert try_code(code).status_code == 429


def test_an_address_is_locked_after_many_failures(walk):
    code, now = make_code(walk), timezone.now()
    printed = codes.print_of("address:127.0.0.1")
    most = tries.OF_AN_ADDRESS[0].most
    Try.objects.bulk_create(Try(subject=printed, at=now) for _ in range(most))

    assert try_code(code).status_code == 429
    assert try_code(code, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_old_tries_are_erased():
    now = timezone.now()
    Try.objects.create(subject="a", at=now - timedelta(days=8))
    Try.objects.create(subject="b", at=now - timedelta(days=6))

    tries.erase_old(now=now)

    assert [row.subject for row in Try.objects.all()] == ["b"]


def test_a_get_writes_nothing(client):
    for name in ("resume", "claim", "finished"):
        assert client.get(page(name)).status_code == 200
    for name in ("keep_open", "finish"):
        assert client.get(page(name)).status_code == 405

    assert not Try.objects.exists()
    assert "sessionid" not in client.cookies


# -- nobody there


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


# -- the code of the receipt


def receipt_code(client: Client, demand: Demand) -> str:
    context = client.get(page("receipt", demand.reference)).context
    facts = [fact for part in context["receipt"].parts for fact in part.facts]
    return dict(facts).get("Code", "").replace("\N{NO-BREAK SPACE}", "")


def test_the_receipt_shows_its_code_to_the_session_that_sent_it(client):
    demand = Walk.start(client).file(SINGLE)
    code = receipt_code(client, demand)

    assert codes.read(code) == code
    assert demand.claim_print == codes.print_of(code)
    assert code not in str(dict(client.session))
    other = Client()
    assert try_code(code, client=other, name="claim").url == demand.get_absolute_url()
    assert other.get(demand.get_absolute_url()).status_code == 200
    assert receipt_code(other, demand) == ""


@pytest.mark.parametrize("name", ["resume", "claim"])
def test_either_page_takes_the_code_of_the_receipt(client, name):
    demand = Walk.start(client).file(SINGLE)
    code = receipt_code(client, demand)

    assert try_code(code, OTHER_DAY, name=name).status_code == 422
    assert try_code(code, name=name).url == demand.get_absolute_url()


def test_a_demand_of_an_account_has_no_code(client):
    client.force_login(UserFactory(), backend=BACKEND)

    demand = Walk.start(client).file(SINGLE)

    assert demand.claim_print is None
    assert receipt_code(client, demand) == ""


def test_signed_in_the_code_adds_the_demand_to_the_account_with_a_line(client):
    demand = Walk.start(client).file(SINGLE)
    code, user, other = receipt_code(client, demand), UserFactory(), Client()
    other.force_login(user, backend=BACKEND)

    response = try_code(code, client=other, name="claim")

    demand.refresh_from_db()
    assert demand.holder == user
    assert demand.events.get(kind=EventKind.CLAIM).actor == user
    assert "Demande ajoutée à un compte" in other.get(response.url).content.decode()
    # From then on the account alone opens it.
    assert try_code(code, name="claim").status_code == 422
    assert client.get(demand.get_absolute_url()).status_code == 302
