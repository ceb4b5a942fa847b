"""The files of figures, as commands and the back office name them."""

from directory.figures import ceilings_import, rpls, sne, sru, zoning
from directory.figures.models import Ceiling, Figure, Source
from directory.imports.registry import Kind, register
from directory.territory.models import Commune, ImportStamp

FIGURES = (Source, Figure)

register(
    Kind(
        slug="rpls",
        label="Parc locatif social (RPLS)",
        help_text="Résultats par commune du SDES (XLSX) ou de l'INSEE (CSV). Le nom du fichier dit"
        " l'année, par exemple « rpls_2024.csv ».",
        run=rpls.run,
        tables=FIGURES,
    )
)
register(
    Kind(
        slug="sru",
        label="Inventaire SRU",
        help_text="« Communes et inventaire SRU » de data.gouv.fr (CSV).",
        run=sru.run,
        tables=FIGURES,
    )
)
register(
    Kind(
        slug="sne",
        label="Demandes et attributions (SNE)",
        help_text="Socle demandes et attributions de la DRIHL Île-de-France (XLSX ou CSV).",
        run=sne.run,
        tables=FIGURES,
    )
)
register(
    Kind(
        slug="zonage",
        label="Zonages ABC et 1/2/3",
        help_text="Liste des communes par zone (CSV ou XLSX).",
        run=zoning.run,
        tables=(Commune, ImportStamp),
    )
)
register(
    Kind(
        slug="plafonds",
        label="Plafonds de ressources",
        help_text="Colonnes : annee, financement (PLAI, PLUS, PLS), zone, categorie_menage (1 à 6,"
        " sup), montant_eur, statut (releve, calcule, corrige).",
        run=ceilings_import.run,
        # The stamp too: once the import is undone, the table held in memory is read again.
        tables=(Ceiling, ImportStamp),
    )
)
