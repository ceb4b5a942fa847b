"""What is wrong in the words that an editor gives to a notice, said so that they can mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from forms_wizard.letters import gsm7
from forms_wizard.letters.discretion import word_of_danger
from forms_wizard.letters.enums import Situation
from forms_wizard.letters.wording import HOLE, Hole, Notice, Paragraph, Wording, fill, holes_of

# What a telephone shows of a subject, and of a paragraph before people give up.
SUBJECT_LENGTH, LINK_LENGTH, PARAGRAPH_LENGTH = 60, 60, 600
MARKUP = re.compile(r"</?[a-zA-Z!][^>]{0,200}>?|&(?:#\w{1,8}|[a-zA-Z]{2,10});")
WEB = re.compile(r"https?:|://|\bwww\.|\b[\w-]+\.(?:fr|com|org|net|eu)\b", re.IGNORECASE)
# Read on a locked screen by whoever holds the telephone: nothing of what the demand is for.
# In the languages of the site: housing, landlord.
PURPOSE = re.compile(
    r"\blogement\w*|\bhabita\w*|\bhlm\b|\bbailleur\w*|\bhousing\b|\blandlord\w*|\w*سكن\w*"
    r"|\w*إسكان\w*|\bжитл\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Fault:
    """`field`: subject, paragraphs, link or sms. `place`: which paragraph, from 0; None: all."""

    field: str
    sentence: str
    place: int | None = None


def faults(notice: Notice, wording: Wording, *, language: str) -> list[Fault]:
    """Why these words cannot be sent; empty when they can.

    Without fault, `wording.fill` knows every hole in every case of the notice, the mandatory ones
    are in the letter, and the SMS is one SMS. The words that the law wants are looked for in
    French: it is the French text that has legal value.
    """
    found = [*_subject(str(wording.subject)), *_link(notice, str(wording.link))]
    for place, paragraph in enumerate(wording.paragraphs):
        for sentence in _paragraph(notice, paragraph):
            found.append(Fault("paragraphs", sentence, place))
    if not any(fault.field == "paragraphs" for fault in found):
        found += [Fault("paragraphs", one) for one in dict.fromkeys(_cases(notice, wording))]
    if wording.paragraphs and language == settings.LANGUAGE_CODE:
        found += [Fault("paragraphs", one) for one in dict.fromkeys(_duties(notice, wording))]
    return [*found, *(Fault("sms", sentence) for sentence in _sms(notice, wording, language))]


def _subject(text: str) -> Iterator[Fault]:
    """A subject is read without opening the letter: no name, no number, no purpose."""
    sentences = list(_plain_words(text))
    if not text.strip():
        sentences = [_("Écrivez l'objet du courrier.")]
    if len(text) > SUBJECT_LENGTH:
        sentences.append(
            _("L'objet fait {length} caractères. Gardez-en {most} au plus.").format(
                length=len(text), most=SUBJECT_LENGTH
            )
        )
    if "{" in text or "}" in text:
        sentences.append(_("Enlevez les variables de l'objet : il se lit sans ouvrir le courrier."))
    if re.search(r"\d", text):
        sentences.append(_("Enlevez les chiffres de l'objet : il se lit sans ouvrir le courrier."))
    if word := PURPOSE.search(text):
        sentences.append(
            _("Enlevez « {word} » de l'objet : il se lit sans ouvrir le courrier.").format(
                word=word[0]
            )
        )
    return (Fault("subject", sentence) for sentence in sentences)


def _link(notice: Notice, text: str) -> Iterator[Fault]:
    sentences = list(_plain_words(text))
    if not text.strip() and notice.wording.link:
        sentences = [_("Écrivez le texte du lien.")]
    if len(text) > LINK_LENGTH:
        sentences.append(
            _("Le texte du lien fait {length} caractères. Gardez-en {most} au plus.").format(
                length=len(text), most=LINK_LENGTH
            )
        )
    if "{" in text or "}" in text:
        sentences.append(_("Enlevez les variables du texte du lien."))
    return (Fault("link", sentence) for sentence in sentences)


def _paragraph(notice: Notice, paragraph: Paragraph) -> Iterator[str]:
    text = str(paragraph.text)
    if not text.strip():
        yield _("Écrivez ce paragraphe, ou supprimez-le.")
    if len(text) > PARAGRAPH_LENGTH:
        yield _("Ce paragraphe fait {length} caractères. Coupez-le : {most} au plus.").format(
            length=len(text), most=PARAGRAPH_LENGTH
        )
    yield from _plain_words(text)
    yield from _braces(text, notice.holes)
    if paragraph.when and paragraph.when not in notice.situations:
        yield _("Ce courrier ne connaît pas cette situation. Choisissez parmi : {known}.").format(
            known=", ".join(f"« {one.label} »" for one in notice.situations) or _("aucune")
        )


def _plain_words(text: str) -> Iterator[str]:
    """What holds for every text."""
    if markup := MARKUP.search(text):
        yield _("Écrivez du texte simple, sans balise : enlevez « {markup} ».").format(
            markup=markup[0][:40]
        )
    if word := word_of_danger(text):
        yield _(
            "Enlevez « {word} » : un courrier peut être lu par une autre personne du foyer, il ne "
            "parle jamais de danger."
        ).format(word=word)


def _braces(text: str, known: tuple[Hole, ...]) -> Iterator[str]:
    names = ", ".join(hole.written for hole in known)
    for name in holes_of(text):
        if name not in {hole.name for hole in known}:
            yield (
                _("La variable {name} n'existe pas dans ce courrier. Choisissez parmi : {known}.")
                if names
                else _("Enlevez {name} : ce courrier n'a pas de variable.")
            ).format(name=f"{{{name}}}", known=names)
    if re.search(r"[{}]", HOLE.sub("", text)):
        yield _("Une accolade est seule : enlevez-la, ou écrivez la variable entière.")


def _cases(notice: Notice, wording: Wording) -> Iterator[str]:
    """In every case each hole is known, the mandatory ones are said, something is said."""
    if not wording.paragraphs:
        yield _("Écrivez au moins un paragraphe.")
        return
    for situation in notice.situations:
        if not any(paragraph.when == situation for paragraph in wording.paragraphs):
            yield _("Gardez un paragraphe pour la situation « {situation} ».").format(
                situation=situation.label
            )
    for case in notice.cases:
        used = {name for text in wording.said_in(case) for name in holes_of(text)}
        known = notice.known_in(case)
        for hole in notice.holes:
            if hole.name in used and hole not in known:
                yield _(
                    "Mettez {name} dans un paragraphe de la situation « {situation} » : ailleurs, "
                    "personne ne le connaît."
                ).format(name=hole.written, situation=Situation(hole.when).label)
        for hole in known:
            if hole.required and hole.name not in used:
                yield _missing(hole)


def _missing(hole: Hole) -> str:
    if hole.when:
        return _("Gardez {name} ({description}) quand {situation}.").format(
            name=hole.written, description=hole.description, situation=hole.when.label
        )
    return _("Gardez {name} : {description}. Le courrier doit le dire.").format(
        name=hole.written, description=hole.description
    )


def _duties(notice: Notice, wording: Wording) -> Iterator[str]:
    for case in notice.cases:
        said = "\n".join(wording.said_in(case)).replace("’", "'")
        for duty in notice.duties:
            if (duty.when is None or duty.when in case) and not duty.words.search(said):
                yield str(duty.sentence)


def _sms(notice: Notice, wording: Wording, language: str) -> Iterator[str]:
    """One SMS, where nothing tells who, how much or what for.

    What its alphabet cannot write leaves in French: its length does not matter.
    """
    text, origin = str(wording.sms), str(notice.wording.sms)
    if not origin:
        if text.strip():
            yield _("Laissez le SMS vide : ce courrier ne part pas par SMS.")
        return
    if not text.strip():
        yield _("Écrivez le SMS.")
        return
    allowed = tuple(hole for hole in notice.holes if hole.name in holes_of(origin))
    wrong = [*_plain_words(text), *_braces(text, allowed)]
    yield from wrong
    for hole in allowed:
        if hole.name not in holes_of(text):
            yield _("Gardez {name} dans le SMS : {description}.").format(
                name=hole.written, description=hole.description
            )
    if WEB.search(text):
        yield _("Enlevez l'adresse internet du SMS : celle du site s'ajoute toute seule.")
    if re.search(r"\d(?:[ .]?\d){5}", text):
        yield _("Enlevez le numéro du SMS : qui tient le téléphone le lit.")
    if word := PURPOSE.search(text):
        yield _("Enlevez « {word} » du SMS : qui tient le téléphone le lit.").format(word=word[0])
    leaves = language == settings.LANGUAGE_CODE or gsm7.is_plain(gsm7.transliterate(text))
    if leaves and not wrong:
        yield from _too_long(notice, wording)


def _too_long(notice: Notice, wording: Wording) -> Iterator[str]:
    said = longest_sms(notice, wording)
    if not gsm7.fits(said):
        yield _(
            "Le SMS fait {length} caractères. Gardez-en {most} au plus, ou il partirait en "
            "plusieurs morceaux."
        ).format(length=gsm7.length(said), most=gsm7.limit(said))


def longest_sms(notice: Notice, wording: Wording) -> str:
    """What leaves when every hole is as long as it gets."""
    case = max(notice.cases, key=len)
    only = Wording(subject="", paragraphs=(), sms=wording.sms)
    return gsm7.transliterate(fill(only, notice.sample(case, link="")).sms)
