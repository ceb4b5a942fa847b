from django.contrib.auth.decorators import login_not_required
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.generic import ListView

from directory.guichets.enums import GuichetService
from directory.guichets.models import Guichet
from directory.territory.fields import CommuneInput
from directory.territory.search import LONGEST_QUERY, find
from directory.territory.table import communes


@method_decorator(login_not_required, name="dispatch")
class GuichetList(ListView):
    """The public directory, by commune or by département: two queries whatever is asked."""

    http_method_names = ["get", "head"]
    template_name = "guichets/list.html"
    paginate_by = 20

    @cached_property
    def asked(self) -> str:
        return self.request.GET.get("q", "")[:LONGEST_QUERY].strip()

    @cached_property
    def candidates(self):
        """The communes that the text may mean; one when it is understood."""
        code = self.request.GET.get("commune", "")
        table = communes()
        if code and (row := table.current(code)):
            return [row]
        if not self.asked:
            return []
        return table.resolve(self.asked) or [hit.commune for hit in find(self.asked)]

    @cached_property
    def commune(self):
        return self.candidates[0] if len(self.candidates) == 1 else None

    @cached_property
    def departement(self):
        code = self.request.GET.get("departement", "")
        if self.commune:
            code = self.commune.departement
        return communes().departement(code)

    @cached_property
    def service(self) -> str:
        service = self.request.GET.get("service", "")
        return service if service in GuichetService.values else ""

    def get_queryset(self):
        if self.departement is None or not self.departement.territory:
            return Guichet.objects.none()
        found = Guichet.objects.open_on(timezone.localdate()).for_directory()
        found = found.filter(territory=self.departement.territory)
        if self.service:
            found = found.rendering(self.service)
        if self.commune:
            return found.near([self.commune])
        return found.filter(commune__departement=self.departement.code).order_by("name", "pk")

    def get_context_data(self, **kwargs):
        box = CommuneInput({"class": "fr-input", "aria-describedby": "guichet-q-hint"})
        shown = self.commune.label if self.commune else self.asked
        return super().get_context_data(
            asked=self.asked,
            commune=self.commune,
            commune_box=box.render("q", shown, {"id": "guichet-q", "maxlength": LONGEST_QUERY}),
            candidates=[] if self.commune else self.candidates,
            departement=self.departement,
            departements=communes().departements,
            service=self.service,
            services=GuichetService.choices,
            kept=self._kept(),
            **kwargs,
        )

    def _kept(self) -> str:
        """The question again, for the links to the other pages."""
        query = self.request.GET.copy()
        query.pop("page", None)
        return f"{query.urlencode()}&" if query else ""
