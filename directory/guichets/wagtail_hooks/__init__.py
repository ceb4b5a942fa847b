"""The back office of the directory: who may do what is said by the groups of Wagtail."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from directory.guichets.models import (
    Agent,
    ErrorReport,
    HelpPlace,
    LandlordPresence,
    Organisme,
)
from directory.guichets.wagtail_hooks.guichets import (
    INSEE,
    ErrorReportViewSet,
    GuichetViewSet,
    HelpPlaceViewSet,
    NotAddedHerePolicy,
    VerifiedTodayAction,
)
from directory.territory.models import AbnormalDelay, Departement, Territory
from directory.territory.territories_import import touch_stamp


class ReferencePolicy(ModelPermissionPolicy):
    """Rows that come from the reference files: changed, never added nor removed here."""

    def user_has_permission(self, user, action):
        return action not in ("add", "delete") and super().user_has_permission(user, action)


class AgentForm(WagtailAdminModelForm):
    """The account is named by its address: a list of accounts would be a list of applicants."""

    email = forms.EmailField(label="adresse électronique du compte")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["email"].initial = self.instance.user.email

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        user = get_user_model().objects.filter(email=email).first()
        if user is None:
            raise forms.ValidationError("Aucun compte n'a cette adresse. Créez d'abord le compte.")
        taken = Agent.objects.filter(user=user).exclude(pk=self.instance.pk)
        if taken.exists():
            raise forms.ValidationError("Ce compte est déjà celui d'un agent. Modifiez cet agent.")
        self.instance.user = user
        return email


class OrganismeViewSet(SnippetViewSet):
    model = Organisme
    menu_label = "Organismes"
    icon = "group"
    list_display = ["name", "kind", "siren", "demonstration"]
    list_filter = ["kind", "demonstration"]
    search_fields = ["name", "siren"]
    search_backend_name = None
    panels = [
        FieldPanel("name"),
        FieldPanel("kind"),
        FieldPanel("siren"),
        FieldPanel("commune", **INSEE),
        FieldPanel("epci", widget=forms.TextInput(), help_text="SIREN, neuf chiffres."),
        FieldPanel("departement", widget=forms.TextInput(), help_text="Par exemple 59 ou 2A."),
        FieldPanel("demonstration"),
    ]


class AgentViewSet(SnippetViewSet):
    model = Agent
    menu_label = "Agents"
    icon = "user"
    list_display = ["user", "guichet", "since", "until", "may_read_health"]
    list_filter = ["may_read_health"]
    search_fields = ["user__email", "guichet__name", "guichet__code"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("email"),
            FieldPanel("guichet"),
            FieldPanel("since"),
            FieldPanel("until"),
            FieldPanel("may_read_health"),
        ],
        base_form_class=AgentForm,
    )


class LandlordPresenceViewSet(SnippetViewSet):
    model = LandlordPresence
    menu_label = "Bailleurs par commune"
    icon = "site"
    list_display = ["organisme", "commune", "demonstration"]
    list_filter = ["demonstration"]
    search_fields = ["organisme__name", "commune__name", "commune__insee"]
    search_backend_name = None
    panels = [
        FieldPanel("organisme"),
        FieldPanel("commune", **INSEE),
        FieldPanel("demonstration"),
    ]


class AbnormalDelayViewSet(SnippetViewSet):
    model = AbnormalDelay
    menu_label = "Délais anormalement longs"
    icon = "time"
    list_display = ["territory", "departement", "home_types", "months", "decree", "effective_on"]
    list_filter = ["territory", "demonstration"]
    panels = [
        FieldPanel("territory"),
        FieldPanel("departement"),
        FieldPanel(
            "home_types",
            help_text="Séparés par des virgules : C, T1, T2, T3, T4, T5, T6P. Vide : tous.",
        ),
        FieldPanel("months"),
        FieldPanel("decree"),
        FieldPanel("effective_on"),
        FieldPanel("demonstration"),
    ]


class TerritoryViewSet(SnippetViewSet):
    model = Territory
    menu_label = "Territoires"
    icon = "globe"
    list_display = ["code", "name", "mediation_address"]
    search_fields = ["name", "code"]
    search_backend_name = None
    panels = [FieldPanel("name", read_only=True), FieldPanel("mediation_address")]


class DepartementViewSet(SnippetViewSet):
    model = Departement
    menu_label = "Départements"
    icon = "map"
    list_display = ["code", "name", "local_system", "local_system_url"]
    search_fields = ["name", "code", "local_system"]
    search_backend_name = None
    panels = [
        FieldPanel("name", read_only=True),
        FieldPanel(
            "local_system",
            help_text="Rempli : la demande ne se fait pas sur ce site dans ce département.",
        ),
        FieldPanel("local_system_url"),
    ]


class DirectoryGroup(SnippetViewSetGroup):
    menu_label = "Annuaire"
    menu_name = "annuaire"
    menu_icon = "globe"
    items = (
        GuichetViewSet,
        ErrorReportViewSet,
        HelpPlaceViewSet,
        OrganismeViewSet,
        AgentViewSet,
        LandlordPresenceViewSet,
        AbnormalDelayViewSet,
        TerritoryViewSet,
        DepartementViewSet,
    )


for model in (Territory, Departement):
    register_permission_policy(model, ReferencePolicy(model))
for model in (ErrorReport, HelpPlace):
    register_permission_policy(model, NotAddedHerePolicy(model))
hooks.register("register_bulk_action", VerifiedTodayAction)
register_snippet(DirectoryGroup)


@hooks.register("after_edit_snippet")
def show_the_change_everywhere(request, instance):
    """Names and addresses of local systems are held in the memory of each process."""
    if isinstance(instance, Departement | Territory):
        touch_stamp(now=timezone.now())
