"""Whether somebody may be in danger from a person of the household (domain.md 2.8, 15.1 I)."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from forms_wizard.form.codes import AloneReason, Motive


def is_protected(codes: Mapping) -> bool:
    """Violence is told, or the address is to stay hidden: in answers and in codes alike.

    Never shown: it decides what is not told to a co-applicant and which letters are not written.
    """
    return (
        Motive.VIOLENCE in codes.get("motifs", {}).get("motives", ())
        or codes.get("foyer", {}).get("alone_reason") == AloneReason.VIOLENCE
        or bool(codes.get("contact", {}).get("address_hidden"))
    )


# What a page says to who may be in danger, whatever is answered.
SAFETY = {
    "title": _("Vous subissez des violences ?"),
    "text": _(
        "Le 3919 écoute et conseille, jour et nuit, gratuitement : l'appel n'apparaît pas sur "
        "les factures. En danger, appelez le 17 ou envoyez un SMS au 114. Cette réponse reste "
        "confidentielle : aucun courrier n'en parle, et aucun détail n'est demandé."
    ),
    "exit": _(
        "« Quitter vite », en bas de chaque page, ouvre la météo à la place de votre demande. "
        "Appuyer trois fois sur la touche Échap fait de même. Vos réponses sont gardées."
    ),
    "traces": _(
        "Pour laisser moins de traces : utilisez un appareil que l'autre personne n'ouvre pas ou "
        "une fenêtre de navigation privée, effacez l'historique du navigateur, donnez une adresse "
        "électronique que vous êtes seule ou seul à lire, et terminez par « Terminer sur cet "
        "ordinateur » ou « Me déconnecter »."
    ),
}
