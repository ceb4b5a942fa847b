"""What home is wanted, and where (domain.md 2.9)."""

from functools import cache, cached_property

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.places.glances import glances
from directory.territory.fields import CommuneField
from directory.territory.table import communes
from forms_wizard.engine.steps import Advice, Answers, Step
from forms_wizard.form.ceiling_advice import above_every_ceiling
from forms_wizard.form.codes import HomeType, Motive, WantedCategory
from forms_wizard.form.people import persons_to_house
from portal.interface.fields import (
    PlainTextField,
    RadioField,
    SelectField,
    WholeNumberField,
    YesNoField,
    own_copy,
)
from portal.interface.forms import PortalForm, PortalSection
from portal.interface.wording import listed

# Usual sizes by number of persons (domain.md 2.9); beyond five persons, the last.
USUAL_TYPES = {
    1: {HomeType.T1, HomeType.T2},
    2: {HomeType.T2, HomeType.T3},
    3: {HomeType.T3},
    4: {HomeType.T3, HomeType.T4},
    5: {HomeType.T4, HomeType.T5},
    6: {HomeType.T5, HomeType.T6},
}


def wants_adapted_home(answers: Answers) -> bool:
    return answers["logement-recherche"].get("adapted") or False


def territory_of(answers) -> str:
    """The code of the territory where the demand is made; empty before it is chosen."""
    departement = communes().departement(answers.get("preparer", {}).get("departement", ""))
    return departement.territory if departement else ""


class WantedHomeForm(PortalForm):
    """`home_types`: codes in order, the first counts in statistics."""

    home_category = RadioField(
        label=_("Appartement ou maison ?"),
        help_text=_("« L'un ou l'autre » donne plus de chances d'obtenir un logement."),
        choices=WantedCategory,
        error_messages={
            "required": _("Choisissez un appartement, une maison, ou l'un ou l'autre.")
        },
    )
    max_rent = WholeNumberField(
        unit="€",
        label=_("Loyer le plus élevé que vous pouvez payer, charges comprises, en euros par mois"),
        required=False,
        most=99_999,
    )
    parking = YesNoField(label=_("Voulez-vous une place de stationnement ?"), required=False)
    ground_floor = YesNoField(label=_("Acceptez-vous le rez-de-chaussée ?"), required=False)
    no_lift = YesNoField(label=_("Acceptez-vous un immeuble sans ascenseur ?"), required=False)
    adapted = YesNoField(
        label=_("Avez-vous besoin d'un logement adapté à un handicap ou à une perte d'autonomie ?"),
        help_text=_(
            "Pour vous ou pour une personne qui vivra avec vous. Si oui, une page de questions "
            "s'ajoute. Si vous répondez « Non » plus tard, ses réponses sont effacées."
        ),
        error_messages={
            "required": _("Choisissez « Oui » ou « Non » pour dire s'il faut un logement adapté.")
        },
    )
    other_communes = YesNoField(
        label=_("Accepteriez-vous un logement dans une autre commune du même territoire ?"),
        help_text=_("« Oui » donne plus de chances d'obtenir un logement."),
        error_messages={
            "required": _(
                "Choisissez « Oui » ou « Non » pour dire si vous accepteriez une autre commune."
            )
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.ranks = [f"home_type_{rank}" for rank in range(1, settings.MAX_HOME_TYPES + 1)]
        self.untold = self.ranks[1:]
        for rank, name in enumerate(self.ranks, start=1):
            self.fields[name] = own_copy(self._question(rank))
        self.order_fields(["home_category", *self.ranks, *self.base_fields])

    @staticmethod
    @cache
    def _question(rank: int) -> SelectField:
        if rank == 1:
            return SelectField(
                label=_("Combien de pièces voulez-vous ?"),
                help_text=_("Sans compter la cuisine et la salle de bains."),
                choices=HomeType,
                error_messages={"required": _("Choisissez le nombre de pièces que vous voulez.")},
            )
        return SelectField(
            label=_("Autre taille que vous acceptez"),
            help_text=_("Laissez vide si vous n'en acceptez pas d'autre."),
            choices=HomeType,
            required=False,
        )

    def clean(self):
        cleaned = super().clean()
        typed = [cleaned.pop(name, None) for name in self.ranks]
        cleaned["home_types"] = list(dict.fromkeys(code for code in typed if code))
        return cleaned

    def unfold(self, codes):
        return {**codes, **dict(zip(self.ranks, codes.get("home_types", []), strict=False))}


class PlaceForm(PortalForm):
    commune = CommuneField(
        selectable_only=True,
        label=_("Commune"),
        help_text=_(
            "Son nom ou son code postal. À Paris, Lyon et Marseille, un arrondissement, par "
            "exemple Paris 13e."
        ),
        error_messages={
            "required": _("Écrivez une commune où vous voulez vivre, ou retirez ce choix.")
        },
    )
    district = PlainTextField(
        label=_("Quartier"),
        help_text=_("Si vous préférez un quartier."),
        required=False,
        max_length=150,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["commune"]
        field.territory = territory_of(self.answers)
        field.widget.attrs.update(field.widget_attrs(field.widget))


class WantedHomeSection(PortalSection):
    """`places`: `{"commune", "district"}` in the person's order, all in the demand's territory."""

    # Nobody chooses for the person, and the page says so to who helps.
    own_choice = True

    def build(self):
        self.add_form(WantedHomeForm, legend=_("Le logement"))
        self.places = self.add_group(
            "places",
            PlaceForm,
            legend=_("Les communes où vous voulez vivre"),
            hint=_("Dans l'ordre : la première est celle que vous préférez."),
            one=_("Choix"),
            add=_("Ajouter une commune"),
            least=1,
            one_line=True,
            most=settings.MAX_PLACES,
            full=_("Vous avez le nombre de communes le plus grand possible."),
        )
        for form in self.places.forms:
            form.fields["commune"].about = self.about

    def about(self, insee: str) -> str:
        """What was observed there; empty when nothing is published."""
        return self._observed.get(insee, "")

    @cached_property
    def _observed(self) -> dict[str, str]:
        """Of all the communes of the page, read once and only when the page is shown."""
        boxes = [form["commune"] for form in self.places.forms]
        named = (row for box in boxes for row in box.field.meant(str(box.data or "")))
        return glances(
            row.insee for row in (*named, *(row for box in boxes for row in box.offered))
        )

    def clean(self, cleaned):
        """Rule 9: each place once, all in the territory of the demand."""
        territory, seen = territory_of(self.answers), set()
        for rank, form in enumerate(self.places.forms, start=1):
            row = communes().get(form.cleaned_data["commune"])
            if territory and row.territory != territory:
                name = communes().territory_name(territory)
                form.add_error("commune", OUTSIDE % {"commune": row.name, "territory": name})
            elif row.insee in seen:
                form.add_error("commune", TWICE % {"commune": row.name})
            elif rank > settings.MAX_PLACES:
                form.add_error("commune", TOO_MANY % {"most": settings.MAX_PLACES})
            seen.add(row.insee)
        cleaned["places"] = [
            {"commune": form.cleaned_data.get("commune"), "district": form.cleaned_data["district"]}
            for form in self.places.forms
        ]


OUTSIDE = _(
    "%(commune)s n'est pas dans le territoire de votre demande : %(territory)s. Choisissez une "
    "commune de ce territoire. Pour demander ailleurs, il faut une autre demande."
)
TWICE = _("%(commune)s est déjà dans vos choix. Retirez l'un des deux.")
TOO_MANY = _("Gardez %(most)s communes au plus : retirez celle-ci.")


def advise(answers: Answers) -> list[Advice]:
    wanted, persons = answers["logement-recherche"], persons_to_house(answers)
    advice = []
    if not USUAL_TYPES[min(persons, max(USUAL_TYPES))] & set(wanted["home_types"]):
        text = gettext(
            "Pour %(count)s personne(s), le logement proposé est d'habitude : %(types)s. Vous "
            "pouvez garder votre choix."
        )
        usual = sorted(USUAL_TYPES[min(persons, max(USUAL_TYPES))])
        types = listed(HomeType(code).label for code in usual)
        advice.append(
            Advice(text % {"count": persons, "types": types}, "id_logement-recherche-home_type_1")
        )
    if Motive.HANDICAP in answers["motifs"].get("motives", []) and not wanted["adapted"]:
        text = gettext(
            "Vous demandez un logement parce que le vôtre n'est pas adapté à un handicap. Si vous "
            "avez besoin d'un logement adapté, répondez « Oui »."
        )
        advice.append(Advice(text, "id_logement-recherche-adapted_0"))
    return advice + above_every_ceiling(answers)


STEP = Step(
    "logement-recherche", _("Le logement que vous cherchez"), WantedHomeSection, advise=advise
)
