"""Installing pages, and what it never does: write over the work of an editor."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from home.content import WORDS
from home.content.translations import PAGES as TRANSLATED
from home.content.writing import Content, button, buttons, cards, page, text
from home.installation import INSTALLED, Installer, digest
from home.models import GuidePage, HomePage

pytestmark = pytest.mark.django_db

MANDATORY = ("accessibilite", "mentions-legales", "donnees-personnelles", "cookies", "plan-du-site")


def guide(key: str, *body, **values) -> Content:
    return Content(key, key, f"Titre {key}", lead="Le texte installé.", body=body, **values)


# A small site, for speed: what holds for it holds for the real one.
FEW = (
    Content("accueil", "accueil", "Accueil", parent="", body=(cards("faire"),)),
    guide("faire", buttons(button("Lire", key="lexique"))),
    guide("suivre", text(page("lexique", "Les mots"))),
    guide("renouveler", quick_exit=True),
    guide("lexique", parent="suivre"),
)


def install(*, refresh: bool = False, hostname: str = "localhost") -> dict[str, int]:
    installer = Installer(refresh=refresh, progress=lambda key: None, contents=FEW)
    return dict(installer.install(hostname=hostname, port=80))


def told(**counts: int) -> dict[str, int]:
    return {"created": 0, "updated": 0, "unchanged": 0, "kept": 0} | counts


def edit(key: str, **values) -> GuidePage:
    page = GuidePage.objects.get(installed_key=key)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def revisions() -> list[tuple[int, int]]:
    return list(Page.objects.order_by("pk").values_list("pk", "latest_revision_id"))


def test_a_new_site_gets_all_its_pages_once(client):
    def command(**options) -> str:
        out = StringIO()
        call_command("install_content", stdout=out, stderr=StringIO(), **options)
        return out.getvalue().strip()

    line = command(hostname="logement.exemple.fr", port=443)

    everything = len(INSTALLED) + len(WORDS)
    translated = f"translated={sum(map(len, TRANSLATED.values()))} untranslated=0"
    assert line == f"created={everything} updated=0 unchanged=0 kept=0 {translated}"
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == ("logement.exemple.fr", 443)
    assert site.root_page.specific_class is HomePage
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    for slug in MANDATORY:
        assert client.get(f"/{slug}/").status_code == 200
    for guide in GuidePage.objects.all():
        guide.full_clean()
        guide.body.stream_block.clean(guide.body)

    before = revisions()
    again = command(refresh=True)

    assert again == f"created=0 updated=0 unchanged={everything} kept=0 {translated}"
    assert revisions() == before


def test_a_second_run_changes_nothing():
    install()
    before = revisions()

    report = install(refresh=True)

    assert report == told(unchanged=len(FEW))
    assert revisions() == before


@pytest.mark.parametrize("values", [{"lead": "Écrit par nous."}, {"quick_exit": False}])
def test_what_an_editor_changed_stays(values):
    install()
    page = edit("renouveler", **values)

    report = install(refresh=True)

    assert report == told(unchanged=len(FEW) - 1, kept=1)
    kept = GuidePage.objects.get(pk=page.pk)
    assert {name: getattr(kept, name) for name in values} == values


def test_a_draft_of_an_editor_stays_too():
    install()
    page = GuidePage.objects.get(installed_key="renouveler")
    page.lead = "Pas encore publié."
    page.save_revision()

    install(refresh=True)

    page.refresh_from_db()
    assert page.get_latest_revision_as_object().lead == "Pas encore publié."


def test_a_page_moved_and_renamed_by_an_editor_is_not_created_again():
    install()
    page = edit("lexique", slug="les-mots")
    page.move(GuidePage.objects.get(installed_key="faire"), pos="last-child")

    report = install()

    assert report == told(unchanged=len(FEW))
    assert GuidePage.objects.get(installed_key="lexique").url == "/faire/les-mots/"


def test_a_missing_page_is_created_again_and_linked_again(client):
    install()
    GuidePage.objects.get(installed_key="lexique").delete()

    report = install()

    # Two pages lead to it: by a button, and by a link in a text.
    assert report == told(created=1, updated=2, unchanged=len(FEW) - 3)
    for address in ("/faire/", "/suivre/"):
        assert 'href="/suivre/lexique/"' in client.get(address).content.decode()
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize(("refresh", "lead"), [(False, "Ancien texte."), (True, None)])
def test_only_refresh_rewrites_a_page_that_nobody_changed(refresh, lead):
    install()
    page = GuidePage.objects.get(installed_key="renouveler")
    new_lead, page.lead = page.lead, "Ancien texte."
    page.installed_digest = digest(page)
    page.save_revision().publish()

    report = install(refresh=refresh)

    assert report["updated"] == int(refresh)
    page.refresh_from_db()
    assert page.lead == (lead or new_lead)


def test_a_page_that_an_editor_withdrew_stays_withdrawn():
    install()
    page = GuidePage.objects.get(installed_key="renouveler")
    page.lead = "Ancien texte."
    page.installed_digest = digest(page)
    page.save_revision().publish()
    page.unpublish()

    assert install(refresh=True)["kept"] == 1
    page.refresh_from_db()
    assert (page.live, page.lead) == (False, "Ancien texte.")


def test_a_site_set_up_by_its_operator_is_left_as_it_is():
    install(hostname="premier.exemple.fr")
    Site.objects.update(hostname="choisi.exemple.fr")

    install(hostname="autre.exemple.fr")

    assert Site.objects.get().hostname == "choisi.exemple.fr"
