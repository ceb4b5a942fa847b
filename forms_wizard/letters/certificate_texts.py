"""The parts of the attestation that are the same for everyone, in plain words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from forms_wizard.letters.parts import Group, Part


def mediation(since: str, address: str) -> Part:
    """Mentions f) and g): CCH L.441-2-3 II, domain.md 4.7."""
    return Part(
        title=_("La commission de médiation"),
        paragraphs=(
            _(
                "Si votre demande n'avance pas, une commission peut dire que vous êtes "
                "prioritaire. C'est le droit au logement opposable (DALO)."
            ),
        ),
        facts=(
            (_("Parce que l'attente est trop longue"), since),
            (_("Adresse de la commission"), address),
        ),
        groups=(
            Group(
                title=_("Vous pouvez écrire à la commission sans attendre si :"),
                items=(
                    _("vous n'avez pas de logement ;"),
                    _("vous êtes menacé d'expulsion et personne ne vous reloge ;"),
                    _("vous êtes hébergé dans une structure, ou dans un logement de transition ;"),
                    _("vous habitez un lieu dangereux, insalubre, ou qui n'est pas un logement ;"),
                    _(
                        "vous habitez un logement trop petit ou non décent, avec un enfant mineur, "
                        "une personne handicapée, ou en étant vous-même handicapé."
                    ),
                ),
            ),
        ),
        mentions="fg",
    )


def validity(until: str, opens: str) -> Part:
    """Mention h): CCH R.441-2-7 and the closed list of R.441-2-8, domain.md 4.1 and 4.2."""
    return Part(
        title=_("Combien de temps votre demande est valable"),
        facts=(
            (_("Votre demande est valable jusqu'au"), until),
            (_("Vous pouvez la renouveler à partir du"), opens),
        ),
        groups=(
            Group(
                title=_("Changer ou renouveler votre demande"),
                items=(
                    _(
                        "Dites tout changement : adresse, téléphone, famille, travail, ressources. "
                        "Faites-le sur ce site ou à un guichet."
                    ),
                    _(
                        "Renouvelez votre demande chaque année, sur ce site ou à un guichet. "
                        "Vous gardez votre numéro et votre ancienneté."
                    ),
                    _("Nous vous prévenons au moins un mois avant la fin."),
                ),
            ),
            Group(
                title=_("Votre demande s'arrête seulement si :"),
                items=(
                    _("vous avez signé le bail d'un logement social ;"),
                    _("vous écrivez que vous renoncez à votre demande ;"),
                    _("vous ne répondez pas à un courrier envoyé à votre dernière adresse ;"),
                    _(
                        "une commission d'attribution dit que vous ne remplissez pas une condition "
                        "de la loi ;"
                    ),
                    _("vous ne renouvelez pas votre demande à temps ;"),
                    _(
                        "votre numéro est réuni avec un autre de vos numéros "
                        "(vous gardez alors votre ancienneté)."
                    ),
                ),
            ),
        ),
        closing=(
            _(
                "Pour un courrier sans réponse ou une condition de la loi, on vous écrit d'abord. "
                "Vous avez un mois pour répondre."
            ),
        ),
        mentions="h",
    )


def later_information(territory: str) -> Part:
    """Mention i): CCH R.441-2-17, domain.md 5.1."""
    return Part(
        title=_("Suivre votre demande"),
        paragraphs=(
            _(
                "Sur ce site, la page « Mon dossier » dit où en est votre demande. Vous pouvez "
                "aussi demander à tout guichet du territoire : %(territory)s."
            )
            % {"territory": territory},
            _(
                "Vous pouvez demander à tout moment ce qui est écrit dans votre demande, le faire "
                "corriger, et connaître votre place quand la demande a une cotation."
            ),
            _(
                "Seuls les services du logement de votre territoire lisent votre demande "
                "(code de la construction et de l'habitation, article R.441-2-6)."
            ),
        ),
        mentions="i",
    )


def next_steps() -> Part:
    """Annex: the description of what follows."""
    return Part(
        title=_("Les prochaines étapes"),
        groups=(
            Group(
                items=(
                    _("Un bailleur ou une mairie peut vous demander des documents."),
                    _("Votre dossier peut être proposé pour un logement."),
                    _(
                        "Une commission d'attribution étudie plusieurs dossiers pour ce logement. "
                        "Vous n'avez pas besoin de venir."
                    ),
                    _("Si la commission dit oui, vous avez au moins dix jours pour répondre."),
                    _("Si elle choisit un autre dossier, votre demande continue."),
                )
            ),
        ),
    )


def pieces() -> Part:
    """Annex: arrêté of 19 April 2022, domain.md 6.2 and 6.3."""
    return Part(
        title=_("Les documents que l'on vous demandera"),
        groups=(
            Group(
                title=_("Pour étudier votre dossier, pour chaque personne à loger"),
                items=(
                    _("une pièce d'identité ou un titre de séjour de chaque adulte ;"),
                    _("le livret de famille ou l'acte de naissance de chaque enfant ;"),
                    _("l'avis d'imposition qui montre le revenu fiscal de référence ;"),
                    _(
                        "un justificatif de situation : mariage, PACS, divorce, grossesse, "
                        "tutelle, si vous êtes concerné ;"
                    ),
                    _("les ressources des trois derniers mois ;"),
                    _("votre logement actuel : bail et quittance, ou attestation d'hébergement."),
                ),
            ),
            Group(
                title=_("On peut aussi vous demander"),
                items=(
                    _("un document qui montre votre situation de travail ;"),
                    _("un document qui montre la raison de votre demande."),
                ),
            ),
        ),
        closing=(
            _("Des copies suffisent. Un document déjà donné ne peut pas être redemandé."),
            _("Aucun de ces documents ne peut retarder l'enregistrement de votre demande."),
        ),
    )


def summary_notice() -> Part:
    return Part(
        title=_("Résumé de votre demande"),
        paragraphs=(
            _(
                "Vous pouvez montrer cette attestation. C'est pourquoi elle n'imprime jamais les "
                "raisons de la demande, ni ce qui touche à la santé ou au handicap. Vous retrouvez "
                "ces réponses dans « Mon dossier »."
            ),
        ),
    )
