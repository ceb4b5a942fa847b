from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganismeKind(models.TextChoices):
    """Who may register demands (CCH R.441-2-1), the manager of a territory, who only helps."""

    LANDLORD = "bailleur", _("Bailleur social")
    COMMUNE = "commune", _("Commune")
    EPCI = "epci", _("Intercommunalité")
    DEPARTEMENT = "departement", _("Département")
    STATE = "etat", _("Service de l'État")
    ACTION_LOGEMENT = "action_logement", _("Action Logement")
    SIAO = "siao", _("Service intégré d'accueil et d'orientation")
    EMPLOYER = "employeur", _("Employeur ou organisme réservataire")
    MANAGER = "gestionnaire", _("Gestionnaire territorial")
    # Reads a demand in an assisted session alone, with the agreement of the person.
    HELPER = "aidant", _("Association ou France services")


# CCH R.441-2-6: these see the demands of the whole territory.
WHOLE_TERRITORY_KINDS = frozenset(
    {
        OrganismeKind.LANDLORD,
        OrganismeKind.STATE,
        OrganismeKind.MANAGER,
        OrganismeKind.ACTION_LOGEMENT,
        OrganismeKind.SIAO,
        OrganismeKind.EMPLOYER,
    }
)


class GuichetService(models.TextChoices):
    REGISTER = "enregistrer", _("Enregistrer une demande")
    RENEW = "renouveler", _("Renouveler une demande")
    MODIFY = "modifier", _("Modifier une demande")
    IDENTITY = "identite", _("Vérifier une pièce d'identité")
    SCAN = "numeriser", _("Numériser des documents")
    ADVICE = "conseil", _("Conseiller lors d'un entretien")
    DIGITAL_HELP = "accompagner", _("Aider à utiliser internet")


class GuichetKind(models.TextChoices):
    """What a counter is (domain.md 1.1 and 13.1). France services only help: see HelpPlaceKind."""

    LANDLORD = "bailleur", _("Agence d'un bailleur social")
    TOWN_HALL = "mairie", _("Service logement d'une mairie")
    EPCI = "epci", _("Service d'une intercommunalité")
    DEPARTEMENT = "departement", _("Service d'un département")
    STATE = "etat", _("Service de l'État")
    ACTION_LOGEMENT = "action_logement", _("Agence d'Action Logement")
    SIAO = "siao", _("Service intégré d'accueil et d'orientation")
    EMPLOYER = "employeur", _("Service d'un employeur")
    SHARED = "accueil", _("Lieu d'accueil commun")
    MANAGER = "gestionnaire", _("Service du gestionnaire du territoire")


# What a counter is when its file does not say: as the body that keeps it.
KIND_OF_BODY = {
    OrganismeKind.LANDLORD: GuichetKind.LANDLORD,
    OrganismeKind.COMMUNE: GuichetKind.TOWN_HALL,
    OrganismeKind.EPCI: GuichetKind.EPCI,
    OrganismeKind.DEPARTEMENT: GuichetKind.DEPARTEMENT,
    OrganismeKind.STATE: GuichetKind.STATE,
    OrganismeKind.ACTION_LOGEMENT: GuichetKind.ACTION_LOGEMENT,
    OrganismeKind.SIAO: GuichetKind.SIAO,
    OrganismeKind.EMPLOYER: GuichetKind.EMPLOYER,
    OrganismeKind.MANAGER: GuichetKind.MANAGER,
    OrganismeKind.HELPER: GuichetKind.SHARED,
}


class HelpPlaceKind(models.TextChoices):
    """Places that inform and help, and register nothing."""

    TOWN_HALL = "mairie", _("Mairie")
    FRANCE_SERVICES = "france_services", _("France services")


class Appointment(models.TextChoices):
    UNKNOWN = "", _("Non précisé")
    NONE = "sans", _("Sans rendez-vous")
    POSSIBLE = "possible", _("Avec ou sans rendez-vous")
    REQUIRED = "obligatoire", _("Sur rendez-vous seulement")


class PublicServed(models.TextChoices):
    ALL = "tous", _("Tout le monde")
    RESIDENTS = "habitants", _("Les habitants du secteur")
    EMPLOYEES = "salaries", _("Les salariés des entreprises cotisantes")
    AGENTS = "agents", _("Les agents publics")


class SpokenLanguage(models.TextChoices):
    """Languages spoken at a counter beside French, by their ISO 639 code."""

    ENGLISH = "en", _("anglais")
    ALBANIAN = "sq", _("albanais")
    GERMAN = "de", _("allemand")
    AMHARIC = "am", _("amharique")
    ARABIC = "ar", _("arabe")
    ARMENIAN = "hy", _("arménien")
    BAMBARA = "bm", _("bambara")
    BENGALI = "bn", _("bengali")
    BERBER = "ber", _("berbère")
    CHINESE = "zh", _("chinois")
    COMORIAN = "zdj", _("comorien")
    CREOLE_GUADELOUPE = "gcf", _("créole des Antilles et de Guyane")
    CREOLE_REUNION = "rcf", _("créole de La Réunion")
    SPANISH = "es", _("espagnol")
    GEORGIAN = "ka", _("géorgien")
    HAITIAN = "ht", _("haïtien")
    ITALIAN = "it", _("italien")
    KURDISH = "ku", _("kurde")
    LINGALA = "ln", _("lingala")
    MAHORAN = "swb", _("mahorais")
    PASHTO = "ps", _("pachto")
    PERSIAN = "fa", _("persan")
    FULA = "ff", _("peul")
    POLISH = "pl", _("polonais")
    PORTUGUESE = "pt", _("portugais")
    ROMANIAN = "ro", _("roumain")
    RUSSIAN = "ru", _("russe")
    SERBIAN = "sr", _("serbe")
    SOMALI = "so", _("somali")
    SONINKE = "snk", _("soninké")
    TAMIL = "ta", _("tamoul")
    TIGRINYA = "ti", _("tigrigna")
    TURKISH = "tr", _("turc")
    UKRAINIAN = "uk", _("ukrainien")
    URDU = "ur", _("ourdou")
    VIETNAMESE = "vi", _("vietnamien")
    WOLOF = "wo", _("wolof")


class ReportSubject(models.TextChoices):
    """What is wrong on the page of a guichet."""

    HOURS = "horaires", _("Les horaires")
    PHONE = "telephone", _("Le téléphone ou l'adresse électronique")
    ADDRESS = "adresse", _("L'adresse, ou le guichet a déménagé")
    SERVICES = "services", _("Ce que l'on peut y faire")
    ACCESS = "acces", _("L'accès pour une personne handicapée")
    CLOSED = "ferme", _("Le guichet n'existe plus")
    OTHER = "autre", _("Autre chose")


class ReportState(models.TextChoices):
    OPEN = "ouvert", _("À traiter")
    CORRECTED = "corrige", _("Corrigé")
    RIGHT = "exact", _("La fiche était juste")
