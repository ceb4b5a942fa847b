"""Letters for the post: once each, in a batch that a kill does not lose, proved by its deposit."""

import csv
import io
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from directory.territory.models import Territory
from forms_wizard.demands import co_access, codes
from forms_wizard.demands.enums import IdentityDocument, LetterChannel, LetterKind, Role
from forms_wizard.demands.models import Person
from forms_wizard.letters import documents, envelope, outbox, post, proofs
from forms_wizard.letters.models import Outcome, PostBatch, PostedLetter
from tests.factories.co_applicants import couple, couple_codes, declare, in_danger
from tests.factories.demands import FILED_ON, DemandFactory, declared_codes, morning
from tests.factories.guichets import GuichetFactory
from tests.factories.letters import LetterFactory
from tests.forms_wizard.letters.reading import assert_accessible, pages_of

pytestmark = pytest.mark.django_db
NOW = morning(FILED_ON) + timedelta(hours=1)
DAY = timedelta(days=1)
MM = 72 / 25.4


def notice(**contact):
    """Of a person who has no e-mail; `contact`: what else is declared."""
    person = Person(birth_name="Durand", first_names="Camille", born="1980-01-01")
    codes = declared_codes(person)
    codes["contact"] |= contact
    demand = DemandFactory(active=True, email="", codes=codes)
    return LetterFactory(
        demand=demand,
        kind=LetterKind.RENEWAL_NOTICE,
        deadline=demand.valid_until,
        channel=LetterChannel.POST,
    )


def nord():
    return Territory.objects.get(pk="059")


def prepare(now=NOW):
    return post.prepare(nord(), by=None, now=now)


def printed(now=NOW) -> PostBatch:
    batch = prepare(now)
    post.print_batch(batch.pk)
    batch.refresh_from_db()
    return batch


def content(file) -> bytes:
    return Path(file.path).read_bytes()


def rows_of(batch) -> list[dict]:
    text = content(batch.manifest).decode()
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_a_letter_is_in_one_batch_only():
    letters = [notice(), notice()]
    first = prepare()

    assert [row.letter for row in first.letters.all()] == letters
    assert prepare() is None
    assert not outbox.for_the_post(now=NOW + 30 * DAY).exists()
    assert first.count == 2


def renew(letter):
    letter.demand.valid_until += 365 * DAY
    letter.demand.save()


def test_a_notice_is_in_no_batch_once_the_demand_is_renewed():
    letter = notice()
    renew(letter)

    assert prepare() is None
    # Nobody calls for it either.
    assert not post.apart(nord(), now=NOW).exists()


def test_a_notice_chosen_before_the_renewal_is_not_printed():
    letter, other = notice(), notice()
    batch = prepare()
    renew(letter)
    post.print_batch(batch.pk)

    assert [row.letter for row in batch.letters.all()] == [other]


def test_a_batch_is_of_one_territory_and_of_a_size_that_one_person_handles(monkeypatch):
    elsewhere = LetterFactory(demand=DemandFactory(territory_id="062", email=""))
    outbox.deliver(elsewhere.pk, now=NOW)
    monkeypatch.setattr(post, "LARGEST", 2)
    for _each in range(3):
        notice()

    assert [prepare().count, prepare().count] == [2, 1]
    assert prepare() is None
    assert list(post.waiting(Territory.objects.get(pk="062"), now=NOW)) == [elsewhere]


def test_the_printer_gets_one_accessible_file_and_a_list_without_names(tmp_path):
    GuichetFactory(organisme__manager=True, name="Gestionnaire du Nord")
    receipt, paper = LetterFactory(demand=DemandFactory(email="")), notice()
    outbox.deliver(receipt.pk, now=NOW)
    batch = printed()

    pdf = content(batch.pdf)
    pages, rows = pages_of(pdf), rows_of(batch)

    assert_accessible(pdf, tmp_path, title=f"Lot de courriers {batch.reference}")
    by_kind = {row["courrier"]: row for row in rows}
    assert {row["code_postal"] for row in rows} == {"59000"}
    enclosed = by_kind["receipt"]
    assert enclosed["premiere_page"] < enclosed["derniere_page"]
    text = " ".join(pages[int(enclosed["premiere_page"]) - 1 : int(enclosed["derniere_page"])])
    assert "Accusé de dépôt de votre demande de logement social" in text
    alone = by_kind["renewal_notice"]
    assert alone["premiere_page"] == alone["derniere_page"]
    text = pages[int(alone["premiere_page"]) - 1]
    name = paper.demand.persons.get().full_name
    for words in (name, "12 bis rue de Paris", "59000 Lille", "Gestionnaire du Nord"):
        assert words in text
    assert "Objet : Renouvelez votre demande" in text
    assert "Le 2 mars 2026" in text
    assert "Page 1 sur 1" in text
    assert PostedLetter.objects.get(letter=paper).code in text
    manifest = content(batch.manifest).decode()
    for hidden in (name.split()[-1], paper.demand.number, "Paris", paper.demand.reference):
        assert hidden not in manifest


def test_the_address_stands_in_the_window_of_the_envelope():
    """Between 110 and 200 mm from the left, 45 and 85 from the top: every line, nothing else."""
    contact = {
        "care_of": "Monsieur Alexandre Dumas de la Pailleterie",
        "building": "Résidence des Trois Fontaines du Parc",
        "flat": "porte 1204",
        "street": "avenue du Général de Gaulle prolongée",
        "extra": "Boîte postale 12345",
    }
    notice(**contact)
    document = pypdfium2.PdfDocument(content(printed().pdf))
    page = document[0]
    height, text = page.get_height(), page.get_textpage()
    seen = {}
    for rank in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(rank)
        box = [left / MM, (height - top) / MM, right / MM, (height - bottom) / MM]
        seen[text.get_text_bounded(left, bottom, right, top)] = box
    page.close()
    document.close()

    inside = {words: box for words, box in seen.items() if 40 < box[1] < 90}
    assert len(inside) == 7
    for words, (left, above, right, below) in inside.items():
        assert left > 109, words
        assert right < 200, words
        assert above > 44, words
        assert below < 85, words
    assert "59000 Lille" in inside


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (["12 rue de Paris", "59000 Lille"], ("X", "12 rue de Paris", "59000 Lille")),
        (["59000 Lille"], ("X", "59000 Lille")),
        (
            ["Chez Y", "CCAS", "Bât. A", "1 rue B", "BP 3", "59000 Lille"],
            ("X", "Chez Y, CCAS, Bât. A, 1 rue B, BP 3", "59000 Lille"),
        ),
    ],
)
def test_an_address_takes_six_lines_at_most(lines, shown):
    assert envelope.in_window("X", lines) == shown


def test_an_endless_address_still_fits():
    lines = envelope.in_window("N" * 200, ["mot " * 60, "rue " * 60, "59000 Lille"])

    assert len(lines) == 6
    assert max(map(len, lines)) <= envelope.WIDEST
    assert lines[-1] == "59000 Lille"


def test_a_batch_killed_while_it_was_printed_is_finished_the_same(monkeypatch):
    notice()
    batch = prepare()

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(post, "_manifest", killed)
        with pytest.raises(KeyboardInterrupt):
            post.print_batch(batch.pk)
    assert list(post.unprinted()) == [batch]

    assert post.print_batch(batch.pk)
    batch.refresh_from_db()
    first = content(batch.pdf)
    assert not post.print_batch(batch.pk)
    assert not post.unprinted().exists()
    assert pages_of(first) == pages_of(content(batch.pdf))
    assert len(list(batch.pdf.storage.listdir("")[1])) == 2


def test_the_printing_is_queued_with_the_batch():
    notice()
    batch = prepare()

    (job,) = ProcrastinateJob.objects.filter(task_name=post.PRINT_TASK)
    assert job.args == {"batch_id": batch.pk}


def test_only_the_deposit_proves():
    letter = notice()
    batch = printed()
    assert proofs.prove(now=NOW + DAY) == 0

    post.deposited(batch, day=FILED_ON + DAY)

    assert proofs.prove(now=NOW + 2 * DAY) == 1
    letter.refresh_from_db()
    assert letter.proved_at == morning(FILED_ON + DAY) + timedelta(hours=2)
    attempt = letter.attempts.get()
    assert (attempt.outcome, attempt.proof) == (Outcome.DEPOSITED, f"lot {batch.reference}")


@pytest.mark.parametrize("wrong", ["not_printed", "before", "twice"])
def test_a_deposit_that_cannot_be_is_refused(wrong):
    notice()
    batch = prepare() if wrong == "not_printed" else printed()
    if wrong == "twice":
        post.deposited(batch, day=FILED_ON)
    before = PostedLetter.objects.filter(letter__attempts__isnull=False).count()

    with pytest.raises(post.NotReady):
        post.deposited(batch, day=FILED_ON - DAY if wrong == "before" else FILED_ON)

    assert PostedLetter.objects.filter(letter__attempts__isnull=False).count() == before


def test_a_letter_that_came_back_proves_nothing_and_is_for_the_call_list():
    letter = notice()
    batch = printed()
    posted = batch.letters.get()
    with pytest.raises(post.NotReady):
        post.returned(posted, now=NOW)
    post.deposited(batch, day=FILED_ON)
    proofs.prove(now=NOW + DAY)

    posted = PostedLetter.objects.get(pk=posted.pk)
    assert post.returned(posted, now=NOW + 5 * DAY)
    assert not post.returned(posted, now=NOW + 6 * DAY)

    letter.refresh_from_db()
    assert letter.proved_at is None
    assert proofs.prove(now=NOW + 9 * DAY) == 0
    assert list(post.apart(nord(), now=NOW + 9 * DAY)) == [letter]
    assert not post.apart(nord(), now=NOW + 99 * DAY).exists()


def test_an_email_proved_stays_proved_when_its_paper_comes_back():
    letter = LetterFactory(demand=DemandFactory(wants_post=True))
    outbox.deliver(letter.pk, now=NOW)
    batch = printed()
    post.deposited(batch, day=FILED_ON)
    proofs.prove(now=NOW + 8 * DAY)

    post.returned(PostedLetter.objects.get(letter=letter), now=NOW + 9 * DAY)

    letter.refresh_from_db()
    assert letter.proved_at == NOW


@pytest.mark.parametrize(
    "contact",
    [
        {"address_kind": "aucune"},
        {"address_kind": "etranger", "foreign_address": "Via Roma 1", "country": "Italie"},
        {"postcode": ""},
    ],
)
def test_who_has_no_address_in_france_is_listed_apart_never_dropped(contact):
    letter, other = notice(**contact), notice()

    batch = prepare()

    assert [row.letter for row in batch.letters.all()] == [other]
    assert list(post.apart(nord(), now=NOW)) == [letter]


def test_what_was_printed_is_forgotten_a_month_after_the_deposit():
    notice()
    batch = printed()
    post.deposited(batch, day=FILED_ON)

    assert post.forget_files(now=NOW + 29 * DAY) == 0
    assert post.forget_files(now=NOW + 30 * DAY) == 1
    assert post.forget_files(now=NOW + 30 * DAY) == 0
    assert batch.pdf.storage.listdir("")[1] == []
    assert not post.unprinted().exists()


def test_the_code_of_a_co_applicant_goes_in_their_name_as_long_as_it_serves():
    demand = couple(active=True)
    person = demand.persons.get(role=Role.CO_APPLICANT)
    access = co_access.agree(person, actor=None, guichet=None, by_post=True, now=NOW)
    notice()

    batch = prepare()
    assert batch.letters.filter(letter=access.letter).exists()
    declare(demand, in_danger(couple_codes(demand.persons.first())), days=1)
    post.print_batch(batch.pk)
    batch.refresh_from_db()

    assert batch.count == 1
    assert person.full_name not in " ".join(pages_of(content(batch.pdf)))
    assert prepare() is None


def test_a_batch_whose_letters_may_not_leave_any_more_is_gone():
    demand = couple(active=True)
    person = demand.persons.get(role=Role.CO_APPLICANT)
    co_access.agree(person, actor=None, guichet=None, by_post=True, now=NOW)
    batch = prepare()
    co_access.hand_code(
        person, GuichetFactory(), actor=None, document=IdentityDocument.FRENCH, now=NOW
    )

    assert not post.print_batch(batch.pk)
    assert not PostBatch.objects.exists()
    assert not post.waiting(nord(), now=NOW).exists()


def test_the_code_of_a_co_applicant_is_printed_for_them_alone():
    demand = couple(active=True)
    person = demand.persons.get(role=Role.CO_APPLICANT)
    access = co_access.agree(person, actor=None, guichet=None, by_post=True, now=NOW)

    (page,) = pages_of(content(printed().pdf))

    assert person.full_name in page
    assert demand.persons.get(role=Role.APPLICANT).full_name not in page
    assert " ".join(codes.shown(codes.unseal(access.sealed)).split()) in page


def test_a_batch_that_never_left_gives_its_letters_back():
    letter = notice()
    storage = printed().pdf.storage

    assert post.forget_files(now=NOW + 59 * DAY) == 0
    assert post.forget_files(now=NOW + 60 * DAY) == 1
    assert list(post.waiting(nord(), now=NOW + 60 * DAY)) == [letter]
    assert storage.listdir("")[1] == []


def test_a_demonstration_says_so_on_its_page():
    letter = notice()
    letter.demand.demonstration = True
    letter.demand.save()
    notice()

    marked = ["DÉMONSTRATION" in page for page in pages_of(content(printed().pdf))]

    assert sorted(marked) == [False, True]


def test_a_name_in_any_script_is_printed():
    letter = {
        "code": "7KQ2M9XAAB",
        "sender": ["S"],
        "recipient": ["أمينة بن علي", "59000 Lille"],
        "parts": [
            {
                "language": "fr",
                "facts": [],
                "subject": "Objet",
                "paragraphs": ["Bonjour,"],
                "note": "",
            }
        ],
        "demonstration": False,
        "enclosed": None,
    }

    pdf, pages = documents.make_pdf_of_letters({"letters": [letter]}, title="Lot", now=NOW)

    assert pdf.startswith(b"%PDF-")
    assert pages == [(1, 1)]
