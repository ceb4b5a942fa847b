"""Who is written to, on which day, by which way; a night run again writes nothing twice."""

from collections import Counter
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from procrastinate.contrib.django.models import ProcrastinateJob

from forms_wizard.demands import ladder, removal_run
from forms_wizard.demands.enums import DemandState, LetterChannel, LetterKind
from forms_wizard.demands.models import Demand, Letter, NightRun
from tests.factories.demands import DemandFactory, morning

pytestmark = pytest.mark.django_db
END = date(2027, 3, 30)
NOTICE, AGAIN = LetterKind.RENEWAL_NOTICE, LetterKind.RENEWAL_NOTICE_AGAIN


def demand(**kwargs) -> Demand:
    return DemandFactory(active=True, valid_until=END, **kwargs)


def night(day: date) -> Counter:
    """Write what is due that day; how many of each kind and channel."""
    done = Counter()
    for kind, channel, demands in [*ladder.tonight(today=day), *ladder.expired(today=day)]:
        for count in ladder.write(kind, channel, demands, now=morning(day)):
            done[kind, channel] += count
    return +done


def days_before(days: int) -> date:
    return END - timedelta(days=days)


def prove(kind, *, at: date) -> None:
    Letter.objects.filter(kind=kind).update(proved_at=morning(at))


def test_a_whole_year_of_nights_writes_each_letter_once_on_its_day():
    demand()
    written = {}
    for days in range(70, -3, -1):
        for letter, count in night(days_before(days)).items():
            assert count == 1
            written[days, letter] = count
        if days in (53, 23):  # a week after each notice, nothing came back
            prove(NOTICE if days == 53 else AGAIN, at=days_before(days + 7))

    email = LetterChannel.EMAIL
    assert list(written) == [
        (60, (NOTICE, email)),
        (30, (AGAIN, email)),
        (15, (LetterKind.RENEWAL_D15, email)),
        (7, (LetterKind.RENEWAL_D7, email)),
        (2, (LetterKind.RENEWAL_D2, email)),
        (0, (LetterKind.RENEWAL_D0, email)),
        (-1, (LetterKind.EXPIRED, email)),
    ]


@pytest.mark.parametrize(
    ("who", "channels"),
    [
        ({}, {"email"}),
        ({"wants_post": True}, {"email", "post"}),
        ({"email": ""}, {"post"}),
        ({"paper": True, "email": "a@exemple.fr"}, {"email", "post"}),
        ({"paper": True, "email": "a@exemple.fr", "renewed_online": True}, {"email"}),
        ({"paper": True, "email": ""}, {"post"}),
    ],
)
def test_a_notice_takes_the_ways_of_the_law(who, channels):
    made = demand(**who)

    night(days_before(60))

    assert {letter.channel for letter in made.letters.all()} == channels


@pytest.mark.parametrize("email", ["", "a@exemple.fr"])
def test_sms_double_notices_and_reminders_of_who_agreed(settings, email):
    settings.SMS_GATEWAY = "octopush"
    agreed = demand(sms_number="+33639980001", email=email)
    demand()
    nights = [60, 30, 15, 7, 2, 0, -1]
    written = [letter for days in nights for letter in night(days_before(days)).items()]

    sms = [(kind, count) for (kind, channel), count in written if channel == LetterChannel.SMS]
    assert sms == [
        (NOTICE, 1),
        (AGAIN, 1),
        (LetterKind.RENEWAL_D15, 1),
        (LetterKind.RENEWAL_D7, 1),
        (LetterKind.RENEWAL_D2, 1),
        (LetterKind.RENEWAL_D0, 1),
        (LetterKind.EXPIRED, 1),
    ]
    texts = Letter.objects.filter(channel=LetterChannel.SMS)
    assert set(texts.values_list("demand", flat=True)) == {agreed.pk}
    jobs = ProcrastinateJob.objects.filter(task_name="letters.send_sms")
    assert [job.args["letter_id"] for job in jobs] == [letter.pk for letter in texts]
    # An SMS stands for no notice: the ways of the law are all taken.
    by_law = agreed.letters.filter(kind=NOTICE).exclude(channel=LetterChannel.SMS)
    assert by_law.exists()
    # Run again, it writes none twice.
    assert not any(channel == LetterChannel.SMS for _kind, channel in night(days_before(7)))


def test_without_gateway_no_sms_is_written(settings):
    settings.SMS_GATEWAY = ""
    demand(sms_number="+33639980001")

    assert night(days_before(60)) == {(NOTICE, LetterChannel.EMAIL): 1}


def test_a_notice_without_proof_ten_days_later_goes_by_the_post():
    made = demand()
    night(days_before(60))

    assert night(days_before(51)) == {}
    assert night(days_before(50)) == {(NOTICE, LetterChannel.POST): 1}
    assert night(days_before(50)) == {}
    assert Letter.objects.filter(demand=made).count() == 2


def test_a_proved_notice_needs_no_post():
    demand()
    night(days_before(60))
    prove(NOTICE, at=days_before(60))

    assert night(days_before(50)) == {}


def test_nights_that_did_not_run_take_nobody_s_notice_away():
    demand()

    assert night(END + timedelta(days=20))[NOTICE, LetterChannel.EMAIL] == 1
    # The second one comes once the first has had its time.
    assert (AGAIN, LetterChannel.EMAIL) not in night(END + timedelta(days=21))
    assert (AGAIN, LetterChannel.EMAIL) in night(END + timedelta(days=35))


def test_a_renewal_starts_a_ladder_of_its_own():
    made = demand()
    night(days_before(60))
    Demand.objects.filter(pk=made.pk).update(valid_until=date(2028, 2, 1))

    assert night(days_before(15)) == {}
    assert night(date(2027, 12, 3)) == {(NOTICE, LetterChannel.EMAIL): 1}


def test_only_registered_live_demands_are_written_to():
    DemandFactory(email="a@exemple.fr")
    DemandFactory(removed=True, valid_until=END)
    DemandFactory(withdrawn=True)

    assert night(days_before(10)) == {}


def test_the_letters_of_a_night_are_handed_to_the_worker_but_those_of_the_post():
    demand(wants_post=True)
    night(days_before(60))

    emails = Letter.objects.filter(channel=LetterChannel.EMAIL)
    jobs = ProcrastinateJob.objects.filter(task_name="letters.send")
    assert [job.args["letter_id"] for job in jobs] == [letter.pk for letter in emails]


def test_a_night_costs_no_more_queries_for_more_demands(django_assert_max_num_queries):
    demand()
    with django_assert_max_num_queries(60) as few:
        night(days_before(60))
    for _each in range(12):
        demand()
    with django_assert_max_num_queries(60) as many:
        night(days_before(60))

    assert len(many) == len(few)


def test_the_evening_removes_what_is_proved_and_lists_what_is_not():
    proved, silent = demand(), demand()
    for kind, days in ((NOTICE, 60), (AGAIN, 30)):
        at = morning(days_before(days))
        Letter.objects.create(demand=proved, kind=kind, deadline=END, created_at=at, proved_at=at)
    last_day = date(2027, 4, 30)

    assert dict(removal_run.not_renewed(now=morning(last_day - timedelta(days=1)))) == {
        "without_proof": 0
    }
    done = dict(removal_run.not_renewed(now=morning(last_day)))

    assert done["not_renewed"] == 1
    assert done["without_proof"] == 1
    states = dict(Demand.objects.values_list("pk", "state"))
    assert states == {proved.pk: DemandState.REMOVED, silent.pk: DemandState.ACTIVE}
    assert list(ladder.without_proof(today=last_day)) == [silent]


@pytest.mark.parametrize(
    ("email", "ways"), [("a@exemple.fr", {"email", "sms"}), ("", {"post", "sms"})]
)
def test_each_reminder_of_the_document_is_doubled_once_by_an_sms(settings, email, ways):
    settings.SMS_GATEWAY = "octopush"
    who = {"email": email, "sms_number": "+33639980001"}
    made = DemandFactory(at_guichet=True, filed_on=date(2026, 3, 2), **who)

    for day in (12, 13, 22, 23):
        call_command("warn", day=date(2026, 3, day), stdout=StringIO(), stderr=StringIO())

    for kind in (LetterKind.IDENTITY_REMINDER, LetterKind.IDENTITY_REMINDER_AGAIN):
        letters = list(made.letters.filter(kind=kind).values_list("channel", flat=True))
        assert sorted(letters) == sorted(ways)


def test_who_never_showed_a_document_is_reminded_twice_then_abandoned():
    made = DemandFactory(at_guichet=True, filed_on=date(2026, 3, 2))
    other = DemandFactory(filed_on=date(2026, 3, 2))  # a guichet has the ball

    def warn(day: date) -> None:
        call_command("warn", day=day, stdout=StringIO(), stderr=StringIO())

    warn(date(2026, 3, 11))
    assert not Letter.objects.exists()
    for day in (12, 13, 22, 23):
        warn(date(2026, 3, day))
    kinds = [letter.kind for letter in made.letters.order_by("pk")]
    assert kinds == [LetterKind.IDENTITY_REMINDER, LetterKind.IDENTITY_REMINDER_AGAIN]
    assert not other.letters.exists()
    made.letters.update(proved_at=morning(date(2026, 3, 22)))

    def remove(day: date) -> str:
        call_command("remove", day=day, stdout=StringIO(), stderr=StringIO())
        made.refresh_from_db()
        return made.state

    assert remove(date(2026, 4, 20)) == DemandState.FILED
    assert remove(date(2026, 4, 21)) == DemandState.ABANDONED


def test_a_command_says_what_it_did_in_one_line_and_leaves_a_row():
    DemandFactory(active=True, valid_until=date(2026, 5, 1))
    day, out, progress = date(2026, 3, 2), StringIO(), StringIO()

    call_command("warn", day=day, stdout=out, stderr=progress)

    assert out.getvalue() == "warn day=2026-03-02 renewal_notice/email=1\n"
    assert "renewal_notice/email=1" in progress.getvalue()
    run = NightRun.objects.get()
    assert (run.name, run.day, run.result) == ("warn", day, "renewal_notice/email=1")
    assert run.ended_at
