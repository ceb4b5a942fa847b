"""Without account: a code and a birth date open again, nobody else's words do."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client, override_settings
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from forms_wizard.demands import codes
from forms_wizard.filing import tasks, tries
from forms_wizard.filing.models import Draft, Try
from tests.factories.accounts import UserFactory
from tests.forms_wizard.filing.coming_back import (
    BACKEND,
    BORN,
    OTHER_DAY,
    SINGLE,
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
    assert walk.draft.resume_print is None


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
    assert job.args["language"] == "fr"
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
