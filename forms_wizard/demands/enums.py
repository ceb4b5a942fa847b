from django.db import models
from django.utils.translation import gettext_lazy as _


class DemandState(models.TextChoices):
    """The stored states (design.md 3). « À renouveler » and « échue » are computed from dates."""

    FILED = "filed", _("Demande envoyée")
    TO_CORRECT = "to_correct", _("Pièce à refaire")
    ABANDONED = "abandoned", _("Demande abandonnée")
    ACTIVE = "active", _("Demande enregistrée")
    REMOVED = "removed", _("Demande arrêtée")


LIVE_STATES = frozenset({DemandState.FILED, DemandState.TO_CORRECT, DemandState.ACTIVE})
WAITING_STATES = frozenset({DemandState.FILED, DemandState.TO_CORRECT})
REGISTERED_STATES = frozenset({DemandState.ACTIVE, DemandState.REMOVED})


class Channel(models.TextChoices):
    """How the demand came in. Never sorts, filters or changes the treatment (domain.md 9.6)."""

    ONLINE = "online", _("Internet")
    PAPER = "paper", _("Formulaire papier")
    # The same form, typed by a helper with the person beside them.
    ASSISTED = "assisted", _("Session accompagnée")


class Role(models.TextChoices):
    APPLICANT = "applicant", _("Demandeur")
    CO_APPLICANT = "co_applicant", _("Co-demandeur")
    DEPENDANT = "dependant", _("Personne à charge")
    CUSTODY = "custody", _("Enfant en garde alternée")
    VISITING = "visiting", _("Enfant en droit de visite")


HOLDER_ROLES = (Role.APPLICANT, Role.CO_APPLICANT)


class EventKind(models.TextChoices):
    FILE = "file", _("Demande envoyée")
    REFUSE_IDENTITY = "refuse_identity", _("Pièce d'identité refusée")
    RESEND_IDENTITY = "resend_identity", _("Nouvelle pièce d'identité envoyée")
    REGISTER = "register", _("Demande enregistrée")
    WITHDRAW = "withdraw", _("Demande retirée")
    CLAIM = "claim", _("Demande ajoutée à un compte")
    CHANGE = "change", _("Demande modifiée")
    ASK_CORRECTION = "ask_correction", _("Correction d'identité demandée")
    ABANDON = "abandon", _("Demande abandonnée")
    RENEW = "renew", _("Demande renouvelée")
    WARN = "warn", _("Avertissement avant un arrêt de la demande")
    ANSWER = "answer", _("Réponse à l'avertissement")
    RENOUNCE = "renounce", _("Renonciation à la demande")
    UNDO_RENUNCIATION = "undo_renunciation", _("Renonciation annulée")
    SIGN_LEASE = "sign_lease", _("Bail signé")
    NOT_RENEWED = "not_renewed", _("Demande arrêtée : elle n'a pas été renouvelée")
    NO_ANSWER = "no_answer", _("Demande arrêtée : un courrier est resté sans réponse")
    INADMISSIBLE = "inadmissible", _("Demande arrêtée : une commission l'a jugée non recevable")
    MERGE = "merge", _("Demande réunie avec une autre")
    REACTIVATE = "reactivate", _("Demande réactivée")
    CORRECT_ERROR = "correct_error", _("Demande rétablie après une erreur")
    SEPARATE = "separate", _("Séparation : une demande pour chacun")
    HOLDER_DIED = "holder_died", _("Décès du demandeur : la demande continue")
    CO_LEFT = "co_left", _("Départ d'un co-demandeur")
    CODE_MADE = "code_made", _("Nouveau code d'accès remis par un guichet")
    MOVE = "move", _("Demande passée dans un autre compte")
    LEAVE_ACCOUNT = "leave_account", _("Compte supprimé : la demande continue")
    CO_AGREE = "co_agree", _("Accès accordé à un co-demandeur")
    CO_CODE = "co_code", _("Code d'accès remis à un co-demandeur")
    CO_CLAIM = "co_claim", _("Accès ouvert par un co-demandeur")
    CO_WITHDRAW = "co_withdraw", _("Accès retiré à un co-demandeur")
    CALL = "call", _("Appel d'un guichet")


class LetterKind(models.TextChoices):
    RECEIPT = "receipt", _("Accusé de dépôt")
    IDENTITY_REFUSED = "identity_refused", _("Pièce d'identité à refaire")
    IDENTITY_RECEIVED = "identity_received", _("Nouvelle pièce d'identité reçue")
    CERTIFICATE = "certificate", _("Attestation d'enregistrement")
    WITHDRAWN = "withdrawn", _("Demande retirée")
    SAME_KEY = "same_key", _("Information sur votre demande")
    CONTACT_CHANGED = "contact_changed", _("Coordonnées modifiées")
    IDENTITY_REMINDER = "identity_reminder", _("Rappel : pièce d'identité attendue")
    IDENTITY_REMINDER_AGAIN = "identity_reminder_2", _("Dernier rappel : pièce d'identité attendue")
    ABANDONED = "abandoned", _("Demande abandonnée")
    RENEWAL_NOTICE = "renewal_notice", _("Préavis de renouvellement")
    RENEWAL_NOTICE_AGAIN = "renewal_notice_2", _("Second préavis de renouvellement")
    RENEWAL_D15 = "renewal_d15", _("Rappel de renouvellement, 15 jours avant")
    RENEWAL_D7 = "renewal_d7", _("Rappel de renouvellement, 7 jours avant")
    RENEWAL_D2 = "renewal_d2", _("Rappel de renouvellement, 2 jours avant")
    RENEWAL_D0 = "renewal_d0", _("Rappel de renouvellement, dernier jour")
    EXPIRED = "expired", _("Date de validité dépassée")
    WARNING = "warning", _("Avertissement avant un arrêt de la demande")
    REMOVED = "removed", _("Demande arrêtée")
    RENOUNCED = "renounced", _("Renonciation à la demande")
    REACTIVATED = "reactivated", _("Demande à nouveau en cours")
    HOUSEHOLD_CHANGED = "household_changed", _("Changement dans le foyer de la demande")
    MOVED = "moved", _("Changement de compte")
    CO_ACCESS = "co_access", _("Code d'accès pour un co-demandeur")


# What « les courriers importants par la poste » means: what gives a right or a deadline.
POSTED_LETTERS = frozenset(
    {
        LetterKind.RECEIPT,
        LetterKind.IDENTITY_REFUSED,
        LetterKind.CERTIFICATE,
        LetterKind.WITHDRAWN,
        LetterKind.ABANDONED,
        LetterKind.REMOVED,
        LetterKind.RENOUNCED,
        LetterKind.REACTIVATED,
    }
)

# What an SMS doubles: what must be done in time, what somebody else may have done.
SMS_LETTERS = frozenset(
    {
        LetterKind.IDENTITY_REFUSED,
        LetterKind.IDENTITY_REMINDER,
        LetterKind.IDENTITY_REMINDER_AGAIN,
        LetterKind.ABANDONED,
        LetterKind.CONTACT_CHANGED,
        LetterKind.MOVED,
        LetterKind.RENEWAL_NOTICE,
        LetterKind.RENEWAL_NOTICE_AGAIN,
        LetterKind.RENEWAL_D15,
        LetterKind.RENEWAL_D7,
        LetterKind.RENEWAL_D2,
        LetterKind.RENEWAL_D0,
        LetterKind.EXPIRED,
        LetterKind.WARNING,
        LetterKind.REMOVED,
        LetterKind.RENOUNCED,
        LetterKind.REACTIVATED,
    }
)


class LetterChannel(models.TextChoices):
    """The way one letter takes. SMS proves nothing (CCH R.441-2-7 names e-mail and post)."""

    EMAIL = "email", _("Courrier électronique")
    SMS = "sms", _("SMS")
    POST = "post", _("Courrier postal")


class ChangeChannel(models.TextChoices):
    """Where a declaration was changed from, as its history tells it."""

    ONLINE = "online", _("sur Internet")
    GUICHET = "guichet", _("à un guichet")
    ASSISTED = "assisted", _("avec une personne qui aide")


class CallResult(models.TextChoices):
    """How a call of a guichet went."""

    REACHED = "reached", _("La personne est prévenue")
    NO_ANSWER = "no_answer", _("Personne ne répond")
    WRONG_NUMBER = "wrong_number", _("Ce numéro n'est pas le sien, ou n'existe plus")


# After these there is nothing more to say, or nobody to say it to.
SETTLING_CALLS = (CallResult.REACHED, CallResult.WRONG_NUMBER)


class IdentityDocument(models.TextChoices):
    """What proves the identity or the lawful stay (domain.md 6.1, I.A)."""

    FRENCH = "ID_FR", _("Carte d'identité ou passeport français")
    EUROPEAN = (
        "ID_UE",
        _(
            "Carte d'identité ou passeport d'un pays de l'Union européenne, "
            "de l'Espace économique européen ou de Suisse"
        ),
    )
    RESIDENCE_PERMIT = "TS", _("Titre de séjour ou récépissé")


class IdentityRefusal(models.TextChoices):
    """Why an identity document is refused: a closed list, no « autre » (domain.md 6.1)."""

    UNREADABLE = "illisible", _("Le document est illisible.")
    MISSING_PAGE = "page_manquante", _("Il manque le verso ou une page.")
    EXPIRED = "expire", _("Le document est expiré.")
    NOT_LISTED = "non_accepte", _("Ce document n'est pas dans la liste acceptée.")
    MISMATCH = "different", _("Le nom ou la date de naissance ne sont pas ceux de la demande.")
    STAY = "sejour", _("Le titre de séjour manque, ou il est expiré et il n'y a pas de récépissé.")
    EMPTY_FILE = "fichier", _("Le fichier est vide ou protégé par un mot de passe.")


class RemovalMotive(models.TextChoices):
    """The closed list of CCH R.441-2-8."""

    ALLOCATION = "RADATT", _("Vous avez signé un bail")
    RENUNCIATION = "RADABA", _("Vous avez renoncé à votre demande")
    NO_ANSWER = "RADCON", _("Vous n'avez pas répondu à un courrier")
    INADMISSIBLE = "RADIRR", _("Une commission a jugé la demande non recevable")
    NOT_RENEWED = "RADREN", _("La demande n'a pas été renouvelée")
    MERGED = "FUSION", _("La demande a été réunie avec une autre")


class Inadmissibility(models.TextChoices):
    """The legal conditions of access that a commission may find missing (CCH R.441-2-8, d)."""

    STAY = "IRRSEJ", _("Séjour non régulier d'une personne majeure du foyer")
    RESOURCES = "IRRRES", _("Ressources au-dessus du plafond")


class AccessReason(models.TextChoices):
    QUEUE = "queue", _("Liste des demandes à traiter")
    READING = "reading", _("Lecture de la demande")
    IDENTITY = "identity", _("Vérification de la pièce d'identité")
    REGISTRATION = "registration", _("Enregistrement")
    CERTIFICATE = "certificate", _("Attestation")
    CONTACT = "contact", _("Changement de coordonnées")
    CHANGE = "change", _("Changement de réponses")
    RENEWAL = "renewal", _("Renouvellement")
    RENUNCIATION = "renunciation", _("Renonciation écrite")
    WITHOUT_PROOF = "without_proof", _("Liste des demandes sans preuve de préavis")
    REACTIVATION = "reactivation", _("Réactivation ou correction d'une erreur")
    WARNING = "warning", _("Avertissement avant un arrêt de la demande")
    POST = "post", _("Courrier postal")
    LETTERS = "letters", _("Courriers envoyés, et leurs preuves")
    CODE = "code", _("Remise d'un code d'accès")
    HOUSEHOLD = "household", _("Changement dans le foyer")
    LEASE = "lease", _("Bail signé")
    MERGE = "merge", _("Demandes d'une même personne à réunir")
    CO_APPLICANT = "co_applicant", _("Lecture par un co-demandeur")
    CALLS = "calls", _("Liste des personnes à appeler")
    ASSISTANCE = "assistance", _("Session accompagnée, avec votre accord")
