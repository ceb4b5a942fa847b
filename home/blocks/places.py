"""What concerns a place: the guichets near it, its key figures."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from directory.figures.enums import Level, Measure
from directory.figures.reading import Place, key_figures
from directory.places.addresses import commune_url
from directory.places.figures_section import highlights
from directory.places.sources import in_order, sources_box
from directory.territory.fields import CommuneInput
from directory.territory.table import communes

SHOWN = (Measure.STOCK, Measure.DEMANDS, Measure.ALLOCATIONS, Measure.PRESSURE, Measure.DELAY)


class CommuneCodeBlock(blocks.CharBlock):
    """An INSEE code; that of a former commune becomes the one of today."""

    def __init__(self, **kwargs):
        help_text = "Le code INSEE de la commune, 5 caractères : 59350 pour Lille."
        super().__init__(**{"max_length": 5, "help_text": help_text, **kwargs})

    def clean(self, value):
        code = super().clean(value).strip().upper()
        row = communes().current(code) if code else None
        if code and row is None:
            raise ValidationError(
                _(
                    "Aucune commune n'a le code « %(code)s ». "
                    "Écrivez son code INSEE, par exemple 59350 pour Lille."
                ),
                params={"code": code},
            )
        return row.insee if row else ""


class GuichetFinderBlock(blocks.StructBlock):
    """The search of the guichets, read by GET; a commune may already be written in it."""

    title = blocks.CharBlock(
        label=_("Titre"), max_length=120, default="Trouver un guichet près de chez vous"
    )
    commune = CommuneCodeBlock(label=_("Commune déjà écrite"), required=False)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        row = communes().current(value["commune"]) if value["commune"] else None
        # Two finders in one page have each their own box.
        context["box_id"] = box_id = f"guichet-{context.get('position', 0)}"
        context["box"] = CommuneInput().render(
            "q",
            row.label if row else "",
            {"id": box_id, "class": "fr-input", "aria-describedby": f"{box_id}-hint"},
        )
        return context

    class Meta:
        label = _("Recherche de guichet")
        icon = "search"
        template = "home/blocks/guichet_finder.html"
        preview_value = {"title": "Trouver un guichet près de chez vous", "commune": ""}
        description = "Un champ où la personne écrit sa commune, pour voir les guichets."


class CommuneFiguresBlock(blocks.StructBlock):
    """The last key figures of one commune, each with its date and its source; secrecy is kept.

    The figures of all the blocks of a body are read in one query (`figures_of`).
    """

    commune = CommuneCodeBlock(label=_("Commune"))

    @staticmethod
    def figures_of(values) -> dict:
        """{INSEE code: figures by measure} of these blocks; no query without a block."""
        places = [Place(Level.COMMUNE, value["commune"]) for value in values]
        if not places:
            return {}
        found = key_figures(places, SHOWN)
        return {place.code: figures for place, figures in found.items()}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        read = context.get("figures_of_communes")
        if read is None:  # alone, in a preview
            read = self.figures_of([value])
        figures = read.get(value["commune"], {})
        sources = in_order(figure.source for figure in figures.values())
        row = communes().current(value["commune"])
        context |= {
            "commune": row,
            "commune_url": commune_url(row) if row else "",
            "highlights": highlights(figures),
            "sources": sources_box(sources),
            "demonstration": any(source.demonstration for source in sources),
            "masked": any(cell.secret for one in figures.values() for cell in one.cells.values()),
        }
        return context

    class Meta:
        label = _("Chiffres d'une commune")
        icon = "table"
        template = "home/blocks/commune_figures.html"
        preview_value = {"commune": "59350"}
        description = "Les derniers chiffres publiés d'une commune, avec leur date et leur source."
