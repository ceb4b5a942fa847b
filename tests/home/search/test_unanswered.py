"""Words that found nothing: noted without naming anybody, counted the night after, listed."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from home.search import unanswered
from home.search.models import UnansweredSearch
from tests.factories.accounts import UserFactory
from tests.factories.pages import HomePageFactory

DAY = date(2026, 3, 1)
NEXT = DAY + timedelta(days=1)


@pytest.fixture
def admin(client, db):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def note(words: str, visitor: str, day: date = DAY) -> None:
    unanswered.note(words, language="fr", visitor=visitor, today=day)


def files(settings) -> list[str]:
    return sorted(path.name for path in Path(settings.SEARCHES_ROOT).glob("*"))


def test_three_visitors_who_typed_the_same_are_listed(db):
    for visitor in ("a", "b", "c", "c"):
        note("Garage à vélo", visitor)
    for visitor in ("a", "b"):
        note("piscine", visitor)
    unanswered.count(today=NEXT)

    assert list(unanswered.listed()) == [
        {"language": "fr", "words": "garage a velo", "total": 3, "last": DAY}
    ]


def test_the_day_that_lasts_is_not_counted_yet(db):
    note("piscine", "a")

    assert unanswered.count(today=DAY) == 0
    assert unanswered.count(today=NEXT) == 1


def test_the_files_and_the_key_of_a_day_leave_once_counted(db, settings):
    note("piscine", "a")
    assert files(settings) == ["2026-03-01.jsonl", "2026-03-01.key"]
    unanswered.count(today=NEXT)

    assert files(settings) == []


def test_killed_between_the_counts_and_the_file_a_day_is_counted_once(db, settings):
    note("piscine", "a")
    path = Path(settings.SEARCHES_ROOT) / "2026-03-01.jsonl"
    kept = path.read_bytes()
    unanswered.count(today=NEXT)
    path.write_bytes(kept + b'{"language": "fr", "wor')
    unanswered.count(today=NEXT)

    assert UnansweredSearch.objects.get().visitors == 1


@pytest.mark.parametrize(
    ("typed", "noted"),
    [
        ("marie.dupont@exemple.fr", ""),
        ("0601020304", ""),
        ("dossier 063123456789012345 bloqué", "dossier bloque"),
        ("x" * 80, ""),
        ("un mot " * 20, ("un mot " * 20)[:60].rpartition(" ")[0]),
    ],
)
def test_numbers_and_addresses_are_not_noted(typed, noted):
    assert unanswered.noted_words(typed) == noted


def test_the_file_holds_neither_address_nor_browser(client, db, settings):
    HomePageFactory()
    client.get("/recherche/", {"q": "zzzzzz"}, HTTP_USER_AGENT="Mozilla", REMOTE_ADDR="192.0.2.7")
    (text,) = [path.read_text() for path in Path(settings.SEARCHES_ROOT).glob("*.jsonl")]

    assert '"zzzzzz"' in text
    assert "192.0.2.7" not in text
    assert "Mozilla" not in text


def test_a_search_that_found_something_is_not_noted(client, db, settings):
    HomePageFactory()
    client.get("/recherche/", {"q": "Lille"})

    assert files(settings) == []


def test_a_machine_that_types_without_end_fills_no_disk(db, settings, monkeypatch):
    monkeypatch.setattr(unanswered, "BIGGEST_FILE_BYTES", 500)
    for rank in range(50):
        note(f"{'mot' * 5} {chr(97 + rank % 26) * 4}", "a")

    assert (Path(settings.SEARCHES_ROOT) / "2026-03-01.jsonl").stat().st_size < 700


def test_old_counts_are_forgotten_by_the_night(db, settings, capsys):
    old = timezone.localdate() - timedelta(days=settings.SEARCHES_KEPT_DAYS + 1)
    UnansweredSearch.objects.create(day=old, language="fr", words="piscine", visitors=9)
    call_command("count_searches")

    assert capsys.readouterr().out == "counted=0 erased=1\n"


def test_editors_read_the_list_and_treat_a_line(admin):
    for words, visitors in (("garage a velo", 4), ("piscine", 2)):
        UnansweredSearch.objects.create(day=DAY, language="fr", words=words, visitors=visitors)
    url = reverse("unanswered_searches")
    html = admin.get(url).content.decode()
    assert "garage a velo" in html
    assert "piscine" not in html
    assert "garage a velo" in b"".join(admin.get(url, {"export": "csv"})).decode()

    treated = reverse("unanswered_search_treated")
    assert admin.get(treated).status_code == 405
    admin.post(treated, {"words": "garage a velo", "language": "fr"})
    assert "garage a velo" not in admin.get(url).content.decode()


def test_the_list_costs_the_same_with_few_and_many_lines(admin, django_assert_max_num_queries):
    for size in (2, 40):
        UnansweredSearch.objects.all().delete()
        UnansweredSearch.objects.bulk_create(
            UnansweredSearch(day=DAY, language="fr", words=f"mot {rank}", visitors=5)
            for rank in range(size)
        )
        with django_assert_max_num_queries(14):
            admin.get(reverse("unanswered_searches"))


def test_who_does_not_write_pages_reads_no_list(client, db):
    client.force_login(UserFactory())

    assert client.get(reverse("unanswered_searches")).status_code in (302, 403)
