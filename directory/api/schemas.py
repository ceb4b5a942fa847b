"""What the API says: shapes of version 1, in French as the open data are. Nothing is ever removed
from a shape; another shape is another version."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from ninja import Field, Schema

Age = Annotated[int, Field(ge=16, le=120)]
Niveau = Literal["commune", "epci", "departement", "region"]


class Erreur(Schema):
    message: str = Field(description="Une phrase qui dit quoi faire.")


class Territoire(Schema):
    niveau: Niveau
    code: str = Field(description="Code INSEE, ou SIREN d'un EPCI.")
    nom: str
    departement: str | None = None
    region: str | None = None
    epci: str | None = None
    codes_postaux: list[str] = []
    population: int | None = Field(None, description="Population municipale.")
    latitude: float | None = Field(None, description="Du centre, en degrés (WGS 84).")
    longitude: float | None = None
    territoire_de_demande: str | None = Field(
        None, description="Où une demande compte : un département, l'Île-de-France étant un seul."
    )
    peut_etre_demandee: bool | None = None
    zone_des_plafonds: str | None = None


Oui = Annotated[str, Field("", max_length=3, description="« oui », sinon sans effet.")]


class DemandeDeGuichets(Schema):
    """The question of the page « Trouver un guichet », by the same names."""

    q: str = Field("", max_length=100, description="Nom ou code postal d'une commune.")
    commune: str = Field("", max_length=5, description="Code INSEE.")
    departement: str = Field("", max_length=3)
    lat: str = Field("", max_length=20, description="Degrés (WGS 84), avec lon.")
    lon: str = Field("", max_length=20)
    service: str = Field("", max_length=12, description="Code d'un service, comme « enregistrer ».")
    langue: str = Field("", max_length=3, description="Code d'une langue parlée.")
    sans_rdv: Oui = Field("", alias="sans-rdv")
    sans_marche: Oui = Field("", alias="sans-marche")
    lsf: Oui = ""
    boucle: Oui = ""
    sans_internet: Oui = Field("", alias="sans-internet")
    ouvert: Oui = Field("", description="« oui » : ouvert maintenant ; il faut alors un lieu.")
    page: int = Field(1, ge=1, le=10_000)

    @property
    def has_a_place(self) -> bool:
        return any((self.q.strip(), self.commune, self.departement, self.lat, self.lon))


class JoursParticuliers(Schema):
    du: date
    au: date
    horaires: str = Field(description="« 09:00-12:00 » ; vide : fermé.")
    raison: str


class Guichet(Schema):
    code: str
    nom: str
    genre: str
    organisme: str
    adresse: str
    code_postal: str
    commune: str | None = Field(None, description="Code INSEE.")
    latitude: float | None = None
    longitude: float | None = None
    telephone: str
    courriel: str
    site: str
    services: list[str]
    langues: list[str]
    acces_sans_marche: bool | None = None
    boucle_magnetique: bool
    langue_des_signes: bool
    aide_sans_internet: bool
    rendez_vous: str
    horaires: str | None = Field(
        None, description="« lu 08:30-12:00 ; … » ; absents s'ils sont anciens ou inconnus."
    )
    jours_particuliers: list[JoursParticuliers] = Field(
        [], description="À venir, hors jours fériés ; vides si les horaires sont anciens."
    )
    verifie_le: date | None = None
    distance_km: float | None = None
    page: str
    demonstration: bool


class Source(Schema):
    nom: str
    producteur: str
    millesime: int
    adresse: str
    licence: str
    demonstration: bool


class Valeur(Schema):
    type_de_logement: str
    valeur: float | None = None
    secret: Literal["P", "S"] | None = Field(
        None, description="P : sous le seuil ; S : masqué pour que P ne se calcule pas."
    )
    effectif: int | None = None


class Chiffre(Schema):
    mesure: str
    libelle: str
    unite: str
    annee: int
    au: date | None = Field(None, description="Le jour d'un stock.")
    annee_des_demandes: int | None = Field(
        None, description="D'une pression dont les demandes ne sont pas de la même année."
    )
    source: Source
    valeurs: list[Valeur]


class ChiffresCles(Schema):
    niveau: Niveau
    code: str
    chiffres: list[Chiffre]


class PageDe(Schema):
    """`suivante`: the address of the next page, or null."""

    total: int
    page: int
    pages: int
    suivante: str | None = None


class Territoires(PageDe):
    resultats: list[Territoire]


class Guichets(PageDe):
    resultats: list[Guichet]


class Foyer(Schema):
    commune: str = Field(description="Code INSEE de la commune souhaitée.", max_length=5)
    adultes: int = Field(ge=1, le=20)
    personnes_a_charge: int = Field(0, ge=0, le=20)
    ages_du_couple: tuple[Age, Age] | None = Field(None, description="D'un couple, marié ou non.")
    carte_invalidite: bool = False
    revenu_fiscal_n2: int = Field(ge=0, le=9_999_999, description="Somme de tous, en euros.")
    revenus_n1: int | None = Field(None, ge=0, le=9_999_999)
    revenus_12_mois: int | None = Field(None, ge=0, le=9_999_999)


class Comparaison(Schema):
    financement: Literal["PLAI", "PLUS", "PLS"]
    plafond: int
    marge: int = Field(description="Euros sous le plafond ; négative au-dessus.")
    sous_le_plafond: bool
    officiel: bool = Field(description="Faux : montant calculé, à vérifier.")


class Simulation(Schema):
    annee_des_plafonds: int | None = Field(
        None, description="Nulle où les plafonds ne sont pas connus (outre-mer)."
    )
    annee_des_revenus: int
    zone: str
    categorie_de_menage: int
    revenus_retenus: int
    comparaisons: list[Comparaison]
    etapes: list[str]
    rappel: str
