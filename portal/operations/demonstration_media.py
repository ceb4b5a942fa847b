"""A picture, a document and the news that shows them, in the demonstration: all made here."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO

import typst
from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image, ImageDraw

from home.content.documents import DOCUMENTS
from home.media import renditions
from home.media.models import Picture, SiteDocument
from home.news.models import NewsIndexPage, NewsPage

SLUG = "photographier-sa-piece-d-identite"
SIZE = (1280, 720)
SKY, TABLE, CARD, INK, PHONE = "#e3e3fd", "#b8a586", "#f6f6f6", "#3a3a3a", "#161616"
SHOWS = "Dessin : une carte d'identité à plat sur une table, sous l'écran d'un téléphone"


@transaction.atomic
def show() -> int:
    """One news with a picture and a document, unless it is there already; how many were added."""
    index = NewsIndexPage.objects.filter(installed_key="actualites").first()
    if index is None or NewsPage.objects.filter(slug=SLUG).exists():
        return 0
    picture = Picture.objects.create(
        title="Photographier sa pièce d'identité",
        description=SHOWS,
        file=ContentFile(drawing(), "piece-d-identite.png"),
    )
    renditions.prepare(picture)
    document = SiteDocument.objects.create(
        title="Aide-mémoire : la pièce d'identité",
        file=ContentFile(sheet(), "aide-memoire-piece-d-identite.pdf"),
    )
    document.get_file_size()
    document.get_file_hash()
    image = {"image": picture.pk, "decorative": False, "alt_text": SHOWS}
    label = {
        "meaning": "information",
        "title": "Exemple d'actualité",
        "text": "<p>L'image, le document et le jour sont donnés pour la démonstration.</p>",
    }
    body = [
        {"type": "callout", "value": label},
        {"type": "picture", "value": {"image": image, "caption": ""}},
        {"type": "documents", "value": [document.pk]},
    ]
    page = NewsPage(
        title="Photographier sa pièce d'identité",
        slug=SLUG,
        lead="Une photo prise avec un téléphone suffit.",
        search_description="Comment photographier sa pièce d'identité, avec un aide-mémoire.",
        published_on=date(2026, 8, 24),
        body=json.dumps(body),
    )
    index.add_child(instance=page)
    page.save_revision().publish()
    return 1


def drawing() -> bytes:
    """A card lying on a table, in the frame of a telephone; PNG."""
    image = Image.new("RGB", SIZE, SKY)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 420, *SIZE), fill=TABLE)
    pen.rounded_rectangle((290, 60, 990, 660), 40, fill=PHONE)
    pen.rectangle((330, 100, 950, 620), fill=TABLE)
    pen.rounded_rectangle((400, 190, 880, 530), 24, fill=CARD, outline=INK, width=4)
    pen.rectangle((440, 250, 560, 410), fill=SKY, outline=INK, width=3)
    pen.ellipse((475, 275, 525, 325), fill=INK)
    pen.pieslice((455, 335, 545, 470), 180, 360, fill=INK)
    for top, right in ((260, 830), (310, 780), (360, 830), (460, 830)):
        pen.rounded_rectangle((600, top, right, top + 18), 9, fill=INK)
    file = BytesIO()
    image.save(file, format="PNG", optimize=True)
    return file.getvalue()


def sheet() -> bytes:
    """What the page of documents says first, on one printed page; PDF/UA."""
    lines = "\n".join(f"- {line}" for line in DOCUMENTS.essential)
    source = (
        '#set document(title: "Aide-mémoire : la pièce d\'identité")\n'
        '#set text(lang: "fr", size: 14pt)\n'
        f"= {DOCUMENTS.title}\n\n{lines}\n\n_Document de démonstration._\n"
    )
    return typst.compile(source.encode(), pdf_standards=["ua-1"])
