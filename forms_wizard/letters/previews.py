"""A text as each letter would say it, with invented values: what an editor sees before publishing.

No demand is read. The page for the post is the very PDF, drawn.
"""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from datetime import date, datetime, time

import pypdfium2
from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from forms_wizard.letters import documents, gsm7, paper
from forms_wizard.letters.message import Message, as_sms, bodies
from forms_wizard.letters.wording import Notice, Wording, fill
from portal.interface.languages import in_french

MAIL, TEXT, SMS, POST = "mail", "text", "sms", "post"
SAMPLE_DAY = date(2026, 9, 1)
SAMPLE_REFERENCE = "7KQ2M9XAAB"
SAMPLE_RECIPIENT = ("Camille Exemple", "12 rue de la Démonstration", "59000 LILLE")
# Dots per point: enough to read the page on a screen.
SCALE = 1.4


class Previews:
    """`modes`: (« mail-0 », « Courriel ») pairs, one for each form and case of the notice.

    `french`: what stands below a text in another language.
    """

    def __init__(self, notice: Notice, wording: Wording, language: str, *, french: Wording):
        self.notice, self.wording, self.language = notice, wording, language
        self.french = french

    @property
    def modes(self) -> list[tuple[str, str]]:
        forms = {
            MAIL: _("Courriel"),
            TEXT: _("Courriel en texte seul"),
            POST: _("Courrier postal"),
        }
        if self.notice.wording.sms:
            forms[SMS] = _("SMS")
        cases = self.notice.cases
        return [
            (f"{form}-{rank}", f"{label} : {_in_words(case)}" if len(cases) > 1 else label)
            for form, label in forms.items()
            for rank, case in enumerate(cases)
        ]

    def response(self, mode: str) -> HttpResponse:
        """The page of a mode; of the first one when there is none of that name."""
        modes = dict(self.modes)
        mode = mode if mode in modes else next(iter(modes))
        form, _dash, rank = mode.partition("-")
        with translation.override(self.language):
            message = self._message(int(rank))
            if form == MAIL:
                return HttpResponse(bodies(message, demonstration=False)[1])
            context = {"title": modes[mode], "subject": message.subject}
            if form == TEXT:
                context["text"] = bodies(message, demonstration=False)[0]
            elif form == SMS:
                said = as_sms(message.short.sms)
                context |= {
                    "text": said,
                    "length": gsm7.length(said),
                    "most": gsm7.limit(said),
                    "subject": "",
                }
            else:
                context["picture"] = _page(message)
            return HttpResponse(render_to_string("letters/preview.html", context))

    def refusal(self, sentences: list[str]) -> HttpResponse:
        """The page of a text that no letter can say."""
        context = {"title": _("Ce texte ne peut pas partir"), "text": "\n\n".join(sentences)}
        return HttpResponse(render_to_string("letters/preview.html", context))

    def _message(self, rank: int) -> Message:
        case = self.notice.cases[rank]
        has_link = bool(self.notice.wording.link)
        link = f"{settings.PUBLIC_URL.rstrip('/')}/" if has_link else ""
        said = replace(fill(self.wording, self.notice.sample(case, link)), kind=self.notice.key)
        if self.language == settings.LANGUAGE_CODE:
            return said
        with in_french():
            french = replace(fill(self.french, self.notice.sample(case, link)), kind=said.kind)
        return replace(said, language=self.language, french=french)


def _in_words(case: frozenset) -> str:
    return ", ".join(str(one.label) for one in sorted(case)) or _("sans rien de particulier")


def _page(message: Message) -> str:
    """The first page of the letter as a picture, ready for an `src`."""
    page = {
        "code": SAMPLE_REFERENCE,
        "sender": (settings.WAGTAIL_SITE_NAME, _("Gestionnaire du territoire")),
        "recipient": SAMPLE_RECIPIENT,
        "parts": paper.parts(message, reference=SAMPLE_REFERENCE, today=SAMPLE_DAY),
        "demonstration": False,
        "enclosed": None,
    }
    pdf, _pages = documents.make_pdf_of_letters(
        {"letters": [page]},
        title=message.subject,
        now=timezone.make_aware(datetime.combine(SAMPLE_DAY, time(12))),
    )
    document, file = pypdfium2.PdfDocument(pdf), io.BytesIO()
    try:
        document[0].render(scale=SCALE).to_pil().save(file, "PNG")
    finally:
        document.close()
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"
