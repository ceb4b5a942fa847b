"""What the back office and `import_file` can import into the directory of guichets."""

from directory.guichets import guichets_import, help_places_import
from directory.guichets.models import Guichet, HelpPlace, Organisme, SpecialDay
from directory.imports.registry import Kind, register

register(
    Kind(
        slug="guichets",
        label="Guichets enregistreurs (CSV)",
        help_text="Une ligne par guichet. Colonnes nécessaires : code, organisme, type, nom, "
        "adresse. Un guichet qui n'est plus dans le fichier est fermé. La colonne "
        "jours_particuliers dit les fermetures à venir, séparées par « | » : 24/12/2026 au "
        "02/01/2027 (congés) | 08/01/2027 : 9h-12h.",
        run=guichets_import.run,
        tables=(Organisme, Guichet, SpecialDay),
    )
)
register(
    Kind(
        slug="annuaire-dila",
        label="Mairies et France services (annuaire de l'administration, JSON)",
        help_text="Le fichier « service-public-local » ou l'export de l'API. Ce sont des lieux "
        "d'aide, jamais des guichets enregistreurs.",
        run=help_places_import.run_dila,
        tables=(HelpPlace,),
    )
)
register(
    Kind(
        slug="mairies",
        label="Mairies (CSV)",
        help_text="Une ligne par commune : code_insee, nom, adresse, lat, lon, telephone, site, "
        "horaires. Les horaires sont indicatifs.",
        run=help_places_import.run_town_halls,
        tables=(HelpPlace,),
    )
)
