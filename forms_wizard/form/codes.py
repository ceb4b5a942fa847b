"""The official codes of the form (SNE interface V2 and V3, domain.md 2.1 to 2.10).

A code in lower case, or said to be « ours », is not official: it holds an answer that people
give and that the national system has no code for.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Nature(models.TextChoices):
    FIRST = "CRE", _("Je fais une première demande")
    RENEWAL = "REN", _("Je renouvelle une demande")
    CHANGE = "MOD", _("Je modifie une demande")


class ApplicantKind(models.TextChoices):
    PERSON = "physique", _("Pour moi ou pour ma famille")
    BODY = "morale", _("Pour une association qui sous-loue ses logements")


class TypingHelp(models.TextChoices):
    ALONE = "seul", _("Je remplis seul ou seule")
    RELATIVE = "proche", _("Un proche m'aide")
    PROFESSIONAL = "professionnel", _("Un professionnel m'aide")


# -- identity and household


class Civility(models.TextChoices):
    """« Mademoiselle » (3) exists in old demands only."""

    MADAM = "2", _("Madame")
    SIR = "1", _("Monsieur")


class Sex(models.TextChoices):
    FEMALE = "F", _("Féminin")
    MALE = "M", _("Masculin")


class Nationality(models.TextChoices):
    """Three values: the country is not collected (domain.md 9.1)."""

    FRENCH = "1", _("Française")
    EUROPEAN = "2", _("D'un autre pays de l'Union européenne")
    OTHER = "3", _("D'un pays hors de l'Union européenne")


class FamilySituation(models.TextChoices):
    SINGLE = "C", _("Célibataire")
    MARRIED = "M", _("Marié ou mariée")
    DIVORCED = "D", _("Divorcé ou divorcée")
    SEPARATED = "S", _("Séparé ou séparée")
    PACS = "P", _("Pacsé ou pacsée")
    COHABITING = "U", _("En concubinage")
    WIDOWED = "V", _("Veuf ou veuve")


COUPLES = frozenset({FamilySituation.MARRIED, FamilySituation.PACS, FamilySituation.COHABITING})


class AloneReason(models.TextChoices):
    """Why someone in a couple asks alone; ours."""

    SEPARATING = "separation", _("Nous nous séparons")
    ABROAD = "etranger", _("Mon conjoint vit à l'étranger")
    VIOLENCE = "violences", _("Je subis des violences")
    OTHER = "autre", _("Une autre raison")


class Protection(models.TextChoices):
    NONE = "aucune", _("Aucune")
    GUARDIANSHIP = "tutelle", _("Tutelle")
    CURATORSHIP = "curatelle", _("Curatelle")


class CoLink(models.TextChoices):
    SPOUSE = "M", _("Votre conjoint (mariage)")
    PACS = "P", _("Votre partenaire de PACS")
    COHABITANT = "C", _("Votre concubin ou concubine")
    FLATMATE = "L", _("Un colocataire")


# Which family situation goes with which link (domain.md 13.4, rule 19).
SITUATION_OF_LINK = {
    CoLink.SPOUSE: FamilySituation.MARRIED,
    CoLink.PACS: FamilySituation.PACS,
    CoLink.COHABITANT: FamilySituation.COHABITING,
}


class DependantLink(models.TextChoices):
    CHILD = "E", _("Votre enfant")
    PARENT = "P", _("Votre parent")
    OTHER = "A", _("Une autre personne")


class Custody(models.TextChoices):
    ALTERNATING = "G", _("En garde alternée")
    VISITING = "D", _("En droit de visite")


# -- contact


class AddressKind(models.TextChoices):
    """Ours: which of the address questions are asked."""

    HOME = "france", _("À une adresse en France")
    DOMICILIATION = "domiciliation", _("Dans un CCAS ou une association qui me domicilie")
    ABROAD = "etranger", _("À une adresse à l'étranger")
    NONE = "aucune", _("Je n'ai pas d'adresse")


class Language(models.TextChoices):
    """ISO 639-1, the languages people ask for most at guichets first."""

    FRENCH = "fr", _("Français")
    ENGLISH = "en", _("Anglais")
    ARABIC = "ar", _("Arabe")
    PORTUGUESE = "pt", _("Portugais")
    SPANISH = "es", _("Espagnol")
    TURKISH = "tr", _("Turc")
    RUSSIAN = "ru", _("Russe")
    UKRAINIAN = "uk", _("Ukrainien")
    ROMANIAN = "ro", _("Roumain")
    CHINESE = "zh", _("Chinois")
    TAMIL = "ta", _("Tamoul")
    BENGALI = "bn", _("Bengali")
    DARI = "fa", _("Dari ou persan")
    PASHTO = "ps", _("Pachto")
    SOMALI = "so", _("Somali")
    TIGRINYA = "ti", _("Tigrigna")
    HAITIAN = "ht", _("Créole haïtien")
    FRENCH_SIGNS = "fsl", _("Langue des signes française")


# -- work and resources


class Work(models.TextChoices):
    PERMANENT = "CDI", _("CDI ou fonctionnaire")
    TEMPORARY = "CDD", _("CDD, stage, intérim")
    OWN_BUSINESS = "ART", _("Artisan, commerçant, profession libérale")
    APPRENTICE = "APP", _("Apprenti ou apprentie")
    JOBLESS = "CHO", _("Au chômage")
    STUDENT = "ETU", _("Étudiant ou étudiante")
    RETIRED = "RET", _("Retraité ou retraitée")
    OTHER = "AUT", _("Autre situation")


EMPLOYED = (Work.PERMANENT, Work.TEMPORARY, Work.APPRENTICE)
AT_WORK = (*EMPLOYED, Work.OWN_BUSINESS)


class EmployerKind(models.TextChoices):
    """The boxes of the form of 2022; ours as codes."""

    PRIVATE = "prive", _("Une entreprise ou une association")
    STATE = "etat", _("L'État")
    LOCAL = "territorial", _("Une commune, un département, une région ou un hôpital")


class Contract(models.TextChoices):
    PERMANENT = "CDI", _("CDI")
    CIVIL_SERVANT = "fonctionnaire", _("Fonctionnaire")
    FIXED_TERM = "CDD", _("CDD")
    INTERNSHIP = "stage", _("Stage")
    AGENCY = "interim", _("Intérim")
    APPRENTICESHIP = "apprentissage", _("Apprentissage ou alternance")
    UNKNOWN = "nsp", _("Je ne sais pas")


class Contributes(models.TextChoices):
    """Whether the employer pays the housing contribution of companies (PEEC)."""

    YES = "oui", _("Oui")
    NO = "non", _("Non")
    UNKNOWN = "nsp", _("Je ne sais pas")


class NoWorkplace(models.TextChoices):
    """Ours: what is answered instead of a commune."""

    ABROAD = "etranger", _("Le travail est à l'étranger")
    MOVING = "variable", _("Le lieu de travail change souvent")


class MissingIncome(models.TextChoices):
    """Why there is no revenu fiscal de référence; ours (domain.md 2.6)."""

    PARENTS = "parents", _("J'étais sur l'avis d'impôt de mes parents")
    ARRIVED = "arrivee", _("Je n'étais pas encore en France")
    NOT_DECLARED = "non_declare", _("Je n'ai pas fait de déclaration cette année-là")
    LOST = "perdu", _("Je n'ai plus mon avis d'impôt")
    UNKNOWN = "nsp", _("Je ne sais pas")


class Resource(models.TextChoices):
    """What a person receives each month, without housing benefit (APL, AL)."""

    WAGES = "SAL", _("Salaire ou revenu d'activité")
    PENSION = "RET", _("Retraite")
    UNEMPLOYMENT = "CHO", _("Allocation chômage ou indemnités")
    ALIMONY = "PAR", _("Pension alimentaire reçue")
    DISABILITY = "PINV", _("Pension d'invalidité")
    FAMILY = "AF", _("Allocations familiales")
    AAH = "AAH", _("Allocation aux adultes handicapés (AAH)")
    AEEH = "AEEH", _("Allocation d'éducation de l'enfant handicapé (AEEH)")
    AJPP = "AJPP", _("Allocation journalière de présence parentale (AJPP)")
    RSA = "RSA", _("Revenu de solidarité active (RSA)")
    OLD_AGE = "AMV", _("Minimum vieillesse (ASPA)")
    PAJE = "PAJE", _("Prestation d'accueil du jeune enfant (PAJE)")
    GRANT = "BE", _("Bourse d'études")
    OTHER = "AUT", _("Autres ressources, sans l'APL ni l'AL")


class Payment(models.TextChoices):
    ALIMONY = "PAV", _("Pension alimentaire versée")


# -- current home


class Occupancy(models.TextChoices):
    """Statut d'occupation; `OST` and `HMOB` came with V3."""

    HLM = "HLM", _("Locataire HLM")
    TENANT = "LP", _("Locataire d'un logement privé")
    RESIDENCE = "RS", _("En logement-foyer, résidence sociale ou pension de famille")
    SOCIAL_HOTEL = "RHVS", _("En résidence hôtelière à vocation sociale")
    STUDENTS = "RE", _("En résidence étudiante")
    SUBLET = "SLHT", _("Sous-locataire, ou hébergé dans un logement à titre temporaire")
    SHELTER = "SH", _("Dans une structure d'hébergement")
    CHILDREN_CENTRE = (
        "CDEFCM",
        _("Dans un centre départemental de l'enfance et de la famille, ou un centre maternel"),
    )
    PARENTS = "CPE", _("Hébergé chez vos parents ou chez vos enfants")
    PRIVATE_HOST = "CP", _("Hébergé chez un particulier")
    FREE = "LTG", _("Logé gratuitement")
    WITH_JOB = "FONC", _("En logement de fonction")
    OWNER = "POCC", _("Propriétaire de votre logement")
    CAMPING = "CAMCAR", _("En camping ou en caravane")
    MOBILE = "HMOB", _("En habitat mobile")
    HOTEL = "HOT", _("À l'hôtel")
    NO_TITLE = "OST", _("Occupant sans titre")
    SQUAT = "SQUAT", _("Dans un squat")
    STREET = "SD", _("Sans abri, ou dans un abri de fortune")


HOMELESS = (Occupancy.STREET, Occupancy.SQUAT)
HOUSED = tuple(status for status in Occupancy if status not in HOMELESS)
PAYING = (
    Occupancy.HLM,
    Occupancy.TENANT,
    Occupancy.RESIDENCE,
    Occupancy.SOCIAL_HOTEL,
    Occupancy.STUDENTS,
    Occupancy.SUBLET,
    Occupancy.WITH_JOB,
    Occupancy.HOTEL,
    Occupancy.NO_TITLE,
)
HOSTED = (Occupancy.PARENTS, Occupancy.PRIVATE_HOST, Occupancy.FREE)
IN_STRUCTURE = (
    Occupancy.SHELTER,
    Occupancy.RESIDENCE,
    Occupancy.SOCIAL_HOTEL,
    Occupancy.CHILDREN_CENTRE,
)


class HomeCategory(models.TextChoices):
    FLAT = "A", _("Appartement")
    HOUSE = "M", _("Maison")
    OTHER = "autre", _("Autre : chambre d'hôtel, foyer, caravane, bateau…")


class HomeType(models.TextChoices):
    """Rooms without kitchen and bathroom."""

    ROOM = "C", _("Chambre")
    T1 = "T1", _("T1 (une pièce)")
    T2 = "T2", _("T2 (deux pièces)")
    T3 = "T3", _("T3 (trois pièces)")
    T4 = "T4", _("T4 (quatre pièces)")
    T5 = "T5", _("T5 (cinq pièces)")
    T6 = "T6P", _("T6 ou plus (six pièces ou plus)")


# What is answered instead of a code of the list; ours.
UNKNOWN = ("nsp", _("Je ne sais pas"))


class WantedCategory(models.TextChoices):
    FLAT = "A", _("Un appartement")
    HOUSE = "M", _("Une maison")
    ANY = "I", _("L'un ou l'autre")


# -- motives


class Motive(models.TextChoices):
    """`03` of V2 is split in `03A` and `03B` since V3, which added `02R`."""

    NO_HOME = "01", _("Je n'ai pas de logement, ou un logement ou hébergement temporaire")
    DEMOLITION = "02", _("Mon logement va être démoli")
    RENEWAL = "02R", _("Mon logement est concerné par un projet de renouvellement urbain")
    NOT_DECENT = "03A", _("Mon logement n'est pas décent")
    UNHEALTHY = (
        "03B",
        _("Mon logement est insalubre ou dangereux, ou n'est pas un logement (cave, garage…)"),
    )
    TAKEN_BACK = "04", _("Mon propriétaire reprend ou vend le logement")
    EVICTION = "05", _("Je suis en procédure d'expulsion")
    VIOLENCE = "06", _("Je subis des violences dans mon couple ou dans ma famille")
    HANDICAP = "07", _("Mon logement n'est pas adapté à un handicap")
    HEALTH = "08", _("J'ai des raisons de santé")
    TOO_DEAR = "09", _("Mon logement est trop cher")
    TOO_LARGE = "10", _("Mon logement est trop grand")
    SEPARATION = "11", _("Je divorce ou je me sépare")
    LEAVING_PARENTS = "12", _("Je veux quitter le logement de ma famille ou d'un proche")
    TOO_SMALL = "13", _("Mon logement est trop petit")
    COUPLE = "14", _("Je vais me marier, me pacser ou vivre en couple")
    REUNION = "15", _("Ma famille me rejoint (regroupement familial)")
    CHILDMINDER = "16", _("Je suis assistante ou assistant, maternel ou familial")
    NEIGHBOURHOOD = "17", _("J'ai des problèmes d'environnement ou de voisinage")
    JOB_MOVE = "18", _("Je change de lieu de travail (mutation)")
    NEAR_WORK = "19", _("Mon logement est loin de mon travail")
    NEAR_SERVICES = "20", _("Je veux me rapprocher des équipements et des services")
    NEAR_FAMILY = "21", _("Je veux me rapprocher de ma famille")
    OWNER_IN_NEED = "22", _("Je suis propriétaire et j'ai du mal à rembourser")
    OTHER = "23", _("Un autre motif")


SENSITIVE_MOTIVES = frozenset({Motive.VIOLENCE, Motive.HANDICAP, Motive.HEALTH})


# -- handicap complement


class Evolution(models.TextChoices):
    STABLE = "STA", _("Le handicap est stable")
    CHANGING = "EVO", _("Le handicap évolue")


class Motor(models.TextChoices):
    ARMS = "MS", _("Les bras ou les mains")
    LEGS = "MI", _("Les jambes")


class Sensory(models.TextChoices):
    HEARING = "DA", _("L'audition")
    SIGHT = "DV", _("La vue")


class Stairs(models.TextChoices):
    NONE = "1", _("Aucune marche")
    FEW = "2", _("Une à trois marches")
    ONE_FLOOR = "3", _("Un étage")
    MORE = "4", _("Plus d'un étage")


class Aid(models.TextChoices):
    NONE = "1", _("Aucune aide")
    STICK = "2", _("Une canne ou une béquille")
    WALKER = "3", _("Un déambulateur")
    MANUAL_CHAIR = "4", _("Un fauteuil roulant manuel")
    ELECTRIC_CHAIR = "5", _("Un fauteuil roulant électrique")
    LIFT = "6", _("Un lève-personne")
    MEDICAL_BED = "7", _("Un lit médicalisé")


class Equipment(models.TextChoices):
    BATH = "1", _("Une baignoire adaptée")
    TOILET = "2", _("Des WC avec de la place à côté de la cuvette")
    SHOWER = "3", _("Une douche sans seuil")
    ELEVATOR = "4", _("Un ascenseur")
    CARER_ROOM = "5", _("Une chambre pour une personne qui aide")
    PARKING = "6", _("Une place de stationnement accessible (3,30 m de large)")


class Recognition(models.TextChoices):
    """Ours as codes."""

    CMI_DISABILITY = "cmi_invalidite", _("Carte mobilité inclusion « invalidité »")
    CMI_PRIORITY = "cmi_priorite", _("Carte mobilité inclusion « priorité »")
    CMI_PARKING = "cmi_stationnement", _("Carte mobilité inclusion « stationnement »")
    AAH = "AAH", _("Allocation aux adultes handicapés (AAH)")
    AEEH = "AEEH", _("Allocation d'éducation de l'enfant handicapé (AEEH)")
    PCH = "PCH", _("Prestation de compensation du handicap (PCH)")
