"""What each letter says: plain words, no number in the subject, nothing about anybody else."""

import re
from datetime import date

import pytest

from forms_wizard.demands.enums import SMS_LETTERS, EventKind, IdentityRefusal, LetterKind
from forms_wizard.demands.refusals import WHAT_TO_DO
from forms_wizard.letters import gsm7, messages
from forms_wizard.letters.notices import life, removal, renewal
from tests.factories.demands import DemandFactory
from tests.factories.letters import LetterFactory

TODAY = date(2026, 3, 6)
REGISTERED = {notice.key for room in (life, removal, renewal) for notice in room.NOTICES}
BANNED = ("veuillez", "invalide", "obligatoire", "désolé")


def letter_of(kind: LetterKind, **kwargs):
    match kind:
        case LetterKind.IDENTITY_REFUSED:
            return LetterFactory(refused=True, **kwargs)
        case LetterKind.CERTIFICATE:
            return LetterFactory(certificate=True, **kwargs)
        case LetterKind.CONTACT_CHANGED:
            return LetterFactory(contact_changed=True, **kwargs)
        case LetterKind.REMOVED | LetterKind.RENOUNCED:
            kwargs.setdefault("demand", DemandFactory(removed=True))
            return LetterFactory(kind=kind, **kwargs)
        case _ if kind in REGISTERED:
            return LetterFactory(certificate=True, **{"kind": kind, **kwargs})
        case _:
            return LetterFactory(kind=kind, **kwargs)


def compose(letter):
    return messages.compose(letter, today=TODAY)


def html_of(mail) -> str:
    ((content, media_type),) = mail.alternatives
    assert media_type == "text/html"
    return content


@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_is_written_in_text_and_html(db, kind, settings):
    settings.PUBLIC_URL = "https://exemple.fr/"
    letter = letter_of(kind)

    mail = compose(letter)

    page = html_of(mail)
    assert mail.to == [letter.demand.email]
    assert mail.subject
    assert "Bonjour," in mail.body
    assert "Bonjour," in page
    links = re.findall(r"https?://\S+", mail.body)
    assert links == re.findall(r'href="([^"]+)"', page)
    assert all(link.startswith("https://exemple.fr/") for link in links)
    for word in BANNED:
        assert word not in mail.body.lower()


@pytest.mark.parametrize("kind", LetterKind)
def test_no_letter_tells_a_number_or_a_name_in_its_subject(db, kind):
    letter = letter_of(kind)
    person = letter.demand.persons.get()

    subject = compose(letter).subject

    assert not re.search(r"\d", subject)
    assert letter.demand.reference not in subject
    assert person.birth_name not in subject
    assert "logement" not in subject


@pytest.mark.parametrize("kind", LetterKind)
def test_a_link_opens_a_page_that_changes_nothing(client, db, kind):
    letter = letter_of(kind)
    before = letter.demand.state
    for link in re.findall(r"http://localhost:8000(\S+)", compose(letter).body):
        assert client.get(link).status_code in (200, 302)

    letter.demand.refresh_from_db()
    assert letter.demand.state == before


@pytest.mark.parametrize("kind", LetterKind)
def test_demonstration_is_said(db, kind):
    letter = letter_of(kind)
    letter.demand.demonstration = True
    letter.demand.save()

    mail = compose(letter)

    assert "DÉMONSTRATION" in mail.body
    assert "DÉMONSTRATION" in html_of(mail)


def test_the_receipt_has_the_date_and_its_pdf_but_no_number(db):
    letter = LetterFactory(demand=DemandFactory(active=True))

    mail = compose(letter)

    ((name, content, media_type),) = mail.attachments
    assert (name, media_type) == ("accuse-de-depot.pdf", "application/pdf")
    assert content.startswith(b"%PDF-")
    assert "Votre date de demande est le 2 mars 2026." in mail.body
    assert letter.demand.number not in mail.body
    assert letter.demand.grouped_number not in mail.body


def test_who_shows_the_document_is_told_until_when(db):
    mail = compose(LetterFactory(demand=DemandFactory(at_guichet=True)))

    assert "avant le 1er avril 2026" in mail.body


@pytest.mark.parametrize("reason", IdentityRefusal)
def test_a_refusal_says_why_and_what_to_do(db, reason):
    demand = DemandFactory(to_correct=True, identity_refusal=reason)

    mail = compose(LetterFactory(kind=LetterKind.IDENTITY_REFUSED, demand=demand))

    assert str(reason.label) in mail.body
    assert str(WHAT_TO_DO[reason]) in mail.body
    assert "Votre date de demande ne change pas." in mail.body


def test_a_refusal_read_late_says_its_own_reason(db):
    demand = DemandFactory()
    event = demand.events.create(
        kind=EventKind.REFUSE_IDENTITY,
        at=demand.filed_at,
        after=demand.state,
        details={"reason": IdentityRefusal.EXPIRED},
    )

    mail = compose(LetterFactory(kind=LetterKind.IDENTITY_REFUSED, demand=demand, event=event))

    assert str(IdentityRefusal.EXPIRED.label) in mail.body


def test_with_an_account_the_attestation_stays_behind_the_password(db):
    letter = LetterFactory(certificate=True)

    mail = compose(letter)

    assert not mail.attachments
    assert f"/mon-dossier/{letter.demand.reference}/attestation/" in mail.body
    assert letter.demand.grouped_number in mail.body


def test_without_account_the_attestation_is_attached(db):
    demand = DemandFactory(active=True, holder=None, email="camille@exemple.fr")

    mail = compose(LetterFactory(kind=LetterKind.CERTIFICATE, demand=demand))

    ((name, content, _media_type),) = mail.attachments
    assert name == "attestation-enregistrement.pdf"
    assert content.startswith(b"%PDF-")


def test_the_neutral_letter_says_nothing_of_anybody_else(db):
    first = DemandFactory(email="premiere@exemple.fr")
    other = DemandFactory(email="autre@exemple.fr")

    mail = compose(LetterFactory(kind=LetterKind.SAME_KEY, demand=first))

    whole = mail.body + html_of(mail)
    assert other.reference not in whole
    assert "autre@exemple.fr" not in whole
    for told in ("même nom", "naissance", "une autre personne", "a déposé", "doublon"):
        assert told not in whole.lower()


def test_what_is_typed_is_escaped_in_the_html(db):
    demand = DemandFactory()
    demand.persons.update(first_names="<script>alert(1)</script>")

    assert "<script>" not in html_of(compose(LetterFactory(demand=demand)))


def test_a_change_of_address_is_told_to_the_former_one_without_the_new_one(db):
    demand = DemandFactory(email="nouvelle@exemple.fr", active=True)
    letter = LetterFactory(contact_changed=True, demand=demand, to="ancienne@exemple.fr")
    person = demand.persons.get()

    mail = compose(letter)

    told = mail.subject + mail.body + html_of(mail)
    assert mail.to == ["ancienne@exemple.fr"]
    for secret in ("nouvelle@", demand.reference, demand.number, person.birth_name):
        assert secret not in told
    assert "Ce n'est pas vous ?" in mail.body


@pytest.mark.parametrize(("holder", "advice"), [(True, "mot de passe"), (False, "guichet")])
def test_a_change_says_which_data_never_the_value(db, holder, advice):
    demand = DemandFactory(email="nouvelle@exemple.fr", **({} if holder else {"holder": None}))

    mail = compose(LetterFactory(contact_changed=True, demand=demand))

    assert mail.to == ["nouvelle@exemple.fr"]
    assert "ceci a été changé : adresse électronique, téléphone." in mail.body
    assert "nouvelle@" not in mail.body
    assert advice in mail.body


@pytest.mark.parametrize("kind", LetterKind)
def test_one_sms_says_the_letters_that_have_one_with_the_home_page(db, kind):
    letter = letter_of(kind)

    said = gsm7.transliterate(messages.words(letter, today=TODAY).sms)

    assert bool(said) == (kind in SMS_LETTERS)
    assert gsm7.is_plain(said)
    assert gsm7.fits(f"{said} www.demande-logement-social.gouv.fr")
    assert letter.demand.reference not in said
    assert not (letter.demand.number and letter.demand.number in said)


def test_a_former_address_has_no_sms(db):
    letter = letter_of(LetterKind.CONTACT_CHANGED, to="avant@exemple.fr")

    assert messages.words(letter, today=TODAY).sms == ""
