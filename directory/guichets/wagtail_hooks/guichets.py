"""The guichets, the places that help and the reports, for editors of the whole directory.

The agents of one guichet keep their own card at the desk.
"""

from __future__ import annotations

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import SnippetViewSet

from directory.guichets import reports, reviews
from directory.guichets.catchment import unknown_codes
from directory.guichets.enums import GuichetService, ReportState, SpokenLanguage
from directory.guichets.models import ErrorReport, Guichet, HelpPlace

# 35,014 communes do not fit in a list: their code is typed.
INSEE = {"widget": forms.TextInput(), "help_text": "Code INSEE, cinq caractères."}


class NotAddedHerePolicy(ModelPermissionPolicy):
    """Rows that come from elsewhere: changed, never added here."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)


def boxes(label: str, choices) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class GuichetForm(WagtailAdminModelForm):
    services = boxes("services rendus", GuichetService.choices)
    languages = boxes("langues parlées", SpokenLanguage.choices)

    def clean_catchment(self):
        codes = self.cleaned_data["catchment"] or []
        if unknown := unknown_codes(codes):
            raise forms.ValidationError(
                f"Ces codes ne sont pas connus : {', '.join(unknown)}. Écrivez des codes INSEE, "
                "des SIREN d'EPCI ou des numéros de département."
            )
        return sorted(set(codes))

    def clean_verified_on(self):
        day = self.cleaned_data["verified_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("Écrivez un jour passé, ou aujourd'hui.")
        return day

    def clean(self):
        cleaned = super().clean()
        position = (cleaned.get("latitude"), cleaned.get("longitude"))
        if position.count(None) == 1:
            raise forms.ValidationError("Écrivez la latitude et la longitude, ou aucune des deux.")
        return cleaned

    def save(self, commit=True):
        # From now on kept by hand: an older file does not write over it.
        if self.instance.pk and self.has_changed():
            self.instance.edited_on = timezone.localdate()
        return super().save(commit)


class GuichetFilterSet(WagtailFilterSet):
    due = django_filters.BooleanFilter(label="à vérifier", method="keep_due")
    closed = django_filters.BooleanFilter(
        label="fermé", field_name="closed_on", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = Guichet
        fields = ["territory", "kind", "demonstration"]

    def keep_due(self, queryset, name, value):
        due = reviews.due(timezone.localdate()).order_by().values("pk")
        return queryset.filter(pk__in=due) if value else queryset.exclude(pk__in=due)


class GuichetViewSet(SnippetViewSet):
    model = Guichet
    menu_label = "Guichets"
    icon = "home"
    list_display = ["name", "code", "organisme", "territory", "verified_on", "closed_on"]
    filterset_class = GuichetFilterSet
    search_fields = ["name", "code", "organisme__name", "postcode", "commune__name"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldRowPanel([FieldPanel("code"), FieldPanel("kind")]),
                    FieldPanel("organisme"),
                    FieldPanel("territory"),
                    FieldPanel(
                        "catchment",
                        help_text="Codes INSEE, SIREN d'EPCI ou départements, séparés par des "
                        "virgules. Vide : tout le territoire.",
                    ),
                    FieldPanel("public_served"),
                ],
                heading="Le guichet",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("address"),
                    FieldRowPanel([FieldPanel("postcode"), FieldPanel("commune", **INSEE)]),
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                    FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                    FieldPanel("website"),
                ],
                heading="Où",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("weekly_hours"),
                    FieldPanel("hours_note"),
                    InlinePanel("special_days", label="jours particuliers"),
                    FieldRowPanel([FieldPanel("appointment"), FieldPanel("appointment_url")]),
                    FieldRowPanel([FieldPanel("verified_on"), FieldPanel("closed_on")]),
                ],
                heading="Quand",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("services"),
                    FieldPanel("languages"),
                    FieldPanel("step_free"),
                    FieldPanel("hearing_loop"),
                    FieldPanel("sign_language"),
                    FieldPanel("without_internet"),
                ],
                heading="Pour quoi et pour qui",
            ),
            FieldPanel("demonstration"),
        ],
        base_form_class=GuichetForm,
    )


class HelpPlaceViewSet(SnippetViewSet):
    model = HelpPlace
    menu_label = "Mairies et France services"
    icon = "help"
    list_display = ["name", "kind", "commune", "verified_on", "source"]
    list_filter = ["kind"]
    search_fields = ["name", "key", "postcode", "commune__name"]
    search_backend_name = None
    panels = [
        FieldPanel("name"),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("postcode"), FieldPanel("commune", **INSEE)]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("website"),
        FieldPanel("weekly_hours"),
        FieldPanel("hours_note"),
        FieldPanel("step_free"),
        FieldRowPanel([FieldPanel("verified_on"), FieldPanel("closed_on")]),
    ]


class ErrorReportForm(WagtailAdminModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.was_handled = self.instance.handled_at is not None

    def clean(self):
        if self.was_handled:
            raise forms.ValidationError("Ce signalement est déjà traité : rien n'est changé.")
        return super().clean()

    def clean_state(self):
        state = self.cleaned_data["state"]
        if state == ReportState.OPEN:
            raise forms.ValidationError("Dites ce que ce signalement est devenu.")
        return state

    def save(self, commit=True):
        """By the same door as the desk: once, and the answer leaves with it."""
        typed = self.cleaned_data
        try:
            return reports.treat(
                self.instance,
                state=typed["state"],
                answer=typed["answer"],
                actor=self.for_user,
                now=timezone.now(),
            )
        except reports.AlreadyHandled as error:
            raise PermissionDenied from error


class ErrorReportViewSet(SnippetViewSet):
    model = ErrorReport
    menu_label = "Erreurs signalées"
    icon = "warning"
    list_display = ["guichet", "subject", "state", "received_at"]
    list_filter = ["state", "subject"]
    search_fields = ["guichet__name", "guichet__code", "text"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("guichet", read_only=True),
            FieldPanel("subject", read_only=True),
            FieldPanel("text", read_only=True),
            FieldPanel("received_at", read_only=True),
            FieldPanel("state"),
            FieldPanel("answer", help_text="Envoyée à la personne si elle a laissé son adresse."),
        ],
        base_form_class=ErrorReportForm,
    )


class VerifiedTodayAction(SnippetBulkAction):
    """« Vérifié aujourd'hui » on the cards chosen in the list."""

    display_name = "Vérifié aujourd'hui"
    aria_label = "Noter les fiches choisies comme vérifiées aujourd'hui"
    action_type = "verified_today"
    template_name = "guichets/admin/confirm_verified.html"
    models = [Guichet]

    def check_perm(self, snippet):
        return self.permission_policy.user_has_permission_for_instance(
            self.request.user, "change", snippet
        )

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        today = timezone.localdate()
        for guichet in objects:
            guichet.verified_on = guichet.edited_on = today
            guichet.save(update_fields=["verified_on", "edited_on"])
            log(guichet, "wagtail.edit", user=user, data={"verified_on": today.isoformat()})
        return len(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        return ngettext(
            "%(count)d fiche vérifiée aujourd'hui.",
            "%(count)d fiches vérifiées aujourd'hui.",
            num_parent_objects,
        ) % {"count": num_parent_objects}
