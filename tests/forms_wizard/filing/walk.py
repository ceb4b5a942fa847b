"""Walking the form as a person does, page after page, without a browser."""

from __future__ import annotations

from dataclasses import dataclass

from django.test import Client
from django.urls import reverse

from forms_wizard.demands.models import Demand
from forms_wizard.filing.drafts import IDENTITY
from forms_wizard.filing.models import Draft


def page(name: str, *args) -> str:
    return reverse(f"filing:{name}", args=args)


@dataclass
class Walk:
    """One draft and the client that types it."""

    client: Client
    reference: str

    @classmethod
    def start(cls, client: Client) -> Walk:
        response = client.post(page("start"))
        assert response.status_code == 302
        return cls(client, response.url.split("/")[2])

    @property
    def draft(self) -> Draft:
        return Draft.objects.get(reference=self.reference)

    def url(self, slug: str) -> str:
        return page("step", self.reference, slug)

    def type(self, slug: str, typed: dict[str, list[str]], **buttons):
        """Post one section as typed."""
        return self.client.post(self.url(slug), {**typed, **buttons})

    def type_all(self, typed: dict[str, dict[str, list[str]]]) -> None:
        """Follow the wizard from the first page to the identity document."""
        url = self.url(next(iter(typed)))
        while "/etape/" in url:
            slug = url.rstrip("/").split("/")[-1]
            # A page names its revision, even when nothing was typed in it.
            response = self.client.post(url, typed[slug] or {f"{slug}-revision": "0"})
            assert response.status_code == 302, (slug, errors(response))
            url = response.url
        assert url == page("identity", self.reference)

    def show_identity_later(self):
        return self.client.post(page("identity", self.reference), {f"{IDENTITY}-mode": "guichet"})

    def check(self):
        return self.client.get(page("check", self.reference))

    def send(self, digest: str | None = None):
        shown = self.check().context["digest"] if digest is None else digest
        return self.client.post(page("submit", self.reference), {"digest": shown})

    def file(self, typed) -> Demand:
        """Everything, to the receipt."""
        self.type_all(typed)
        self.show_identity_later()
        response = self.send()
        assert response.status_code == 302, response.context["missing"]
        return Demand.objects.get(draft__reference=self.reference)


def errors(response) -> list:
    form = response.context["form"] if response.context else None
    return form.error_links() if form else []
