"""A body that holds one block of each kind, with real files."""

from home.media import renditions
from tests.factories.media import PictureFactory, SiteDocumentFactory
from tests.factories.pages import EVERY_BLOCK


def every_block(*, card: int) -> list[dict]:
    """`card`: the number of a page to lead to. The sizes of the picture are made."""
    picture = PictureFactory()
    renditions.prepare(picture)
    notice = SiteDocumentFactory(title="Notice de la demande", language="en")
    film = SiteDocumentFactory(extension="mp4", data=b"\0\0\0\x18ftypmp42", title="Film")
    captions = SiteDocumentFactory(
        extension="vtt", data=b"WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour.\n", title="Français"
    )
    image = {"image": picture.pk, "decorative": False, "alt_text": "Un immeuble et un arbre"}
    link = f'<p><a linktype="document" id="{notice.pk}">la notice</a></p>'
    day = {"title": "Les plafonds de ressources changent", "text": "<p>Refaites le calcul.</p>"}
    contact = {
        "name": "Agence départementale d'information sur le logement (exemple)",
        "role": "Questions de droit, gratuit",
        "phone": "01 23 45 67 89",
        "email": "une.adresse.tres.longue.pour.un.petit.ecran@exemple-de-domaine.fr",
        "hours": "du lundi au vendredi\nde 9 h à 12 h",
        "address": "1 rue de l'Exemple\n59000 Lille",
    }
    law = {
        "text": "Le droit à un logement décent et indépendant est garanti par l'Etat.",
        "article": "Article L.300-1 du code de la construction et de l'habitation",
        "url": "https://www.legifrance.gouv.fr/codes/id/LEGITEXT000006074096/",
        "version": "2026-01-01",
    }
    ours = {"title": "Remplir sa demande", "duration": "3 minutes", "file": film.pk, "url": ""}
    theirs = {"title": "La commission", "duration": "", "file": None, "captions": None}
    transcript = "<p>Une personne ouvre le site.</p>"
    start = {
        "label": "Commencer ma demande",
        "duration": "environ 30 minutes",
        "needs": ["votre pièce d'identité", "votre avis d'imposition, si vous l'avez"],
    }
    others = [
        ("summary", None),
        ("picture", {"image": image, "caption": "Une légende."}),
        ("documents", [notice.pk]),
        ("paragraph", link),
        ("video", {**ours, "captions": captions.pk, "transcript": transcript}),
        ("video", {**theirs, "url": "https://video.exemple.fr/x", "transcript": transcript}),
        ("key_date", {"day": "2020-01-01", **day}),
        ("key_date", {"day": "2999-01-01", **day}),
        ("contact", contact),
        ("guichet_finder", {"title": "Trouver un guichet", "commune": "59350"}),
        ("commune_figures", {"commune": "59350"}),
        ("start", start),
        ("law_quote", law),
        ("link_cards", [card]),
    ]
    return [*EVERY_BLOCK, *({"type": kind, "value": value} for kind, value in others)]
