"""The table of notices: each says what it must in every case, and knows what it says."""

import pytest
from django.utils import translation

from forms_wizard.demands.enums import (
    SMS_LETTERS,
    EventKind,
    Inadmissibility,
    LetterKind,
    RemovalMotive,
)
from forms_wizard.letters import gsm7, messages, wording_checks
from forms_wizard.letters.notices import NOTICES, notice_of
from forms_wizard.letters.wording import fill, holes_of
from tests.factories.demands import DemandFactory
from tests.factories.letters import LetterFactory
from tests.forms_wizard.letters.test_messages import TODAY, letter_of


def test_every_kind_of_letter_has_its_words_and_only_a_former_address_has_its_own():
    assert set(NOTICES) == {*LetterKind, "former_address"}


@pytest.mark.parametrize("key", NOTICES)
def test_the_text_of_origin_passes_what_is_asked_of_editors(key):
    notice = NOTICES[key]

    assert wording_checks.faults(notice, notice.wording, language="fr") == []
    assert bool(notice.wording.sms) == (key in SMS_LETTERS)


@pytest.mark.parametrize("key", NOTICES)
def test_every_case_is_filled_and_no_hole_is_idle(key):
    notice = NOTICES[key]
    used = set()
    for case in notice.cases:
        message = fill(notice.wording, notice.sample(case, "https://exemple.fr/"))
        assert message.paragraphs
        assert "{" not in f"{message.subject}{message.paragraphs}{message.link}{message.sms}"
        assert gsm7.fits(gsm7.transliterate(message.sms))
        used |= {name for text in notice.wording.said_in(case) for name in holes_of(text)}

    assert used == {hole.name for hole in notice.holes}


def removed(motive):
    return LetterFactory(
        kind=LetterKind.REMOVED, demand=DemandFactory(removed=True, removal_motive=motive)
    )


def told(kind, event, **details):
    demand = DemandFactory(active=True)
    event = demand.events.create(
        kind=event, at=demand.filed_at, after=demand.state, details=details
    )
    return LetterFactory(kind=kind, demand=demand, event=event)


def letters():
    yield from (letter_of(kind) for kind in LetterKind)
    yield from (removed(motive) for motive in RemovalMotive)
    yield LetterFactory(demand=DemandFactory(at_guichet=True))
    yield LetterFactory(demand=DemandFactory(paper=True))
    yield LetterFactory(kind=LetterKind.CERTIFICATE, demand=DemandFactory(active=True, holder=None))
    yield LetterFactory(contact_changed=True, to="ancienne@exemple.fr")
    yield LetterFactory(contact_changed=True, demand=DemandFactory(holder=None))
    yield LetterFactory(kind=LetterKind.REACTIVATED)
    yield told(LetterKind.HOUSEHOLD_CHANGED, EventKind.HOLDER_DIED)
    yield told(LetterKind.WARNING, EventKind.CHANGE, motive=RemovalMotive.INADMISSIBLE)
    yield from (
        told(
            LetterKind.WARNING,
            EventKind.CHANGE,
            motive=RemovalMotive.INADMISSIBLE,
            inadmissibility=condition,
        )
        for condition in Inadmissibility
    )


def test_every_letter_is_in_a_case_of_its_notice_and_knows_its_holes(db):
    seen = set()
    for letter in letters():
        notice = notice_of(letter)
        facts = notice.facts(letter, TODAY)
        seen.add((notice.key, facts.situations))
        assert facts.situations in notice.cases, letter
        assert {hole.name for hole in notice.known_in(facts.situations)} <= set(facts.values)
        assert all(facts.values.values()), letter
        assert bool(facts.link) <= bool(notice.wording.link)

    possible = {(notice.key, case) for notice in NOTICES.values() for case in notice.cases}
    # A removal that may be contested, or not, with a way back or not: by motive and by dates.
    assert {key for key, _case in possible - seen} <= {LetterKind.REMOVED}


def test_a_letter_is_in_french_whatever_is_spoken_around(db):
    with translation.override("en"):
        message = messages.words(letter_of(LetterKind.RENEWAL_NOTICE), today=TODAY)

    assert "le 2 mars 2027" in message.paragraphs[0]
