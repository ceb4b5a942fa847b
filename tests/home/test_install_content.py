from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from home.content.writing import linked_keys
from home.installation import INSTALLED, digest
from home.models import GuidePage, HomePage

pytestmark = pytest.mark.django_db

MANDATORY = ("accessibilite", "mentions-legales", "donnees-personnelles", "cookies", "plan-du-site")


def install(**options) -> str:
    out = StringIO()
    call_command("install_content", stdout=out, stderr=StringIO(), **options)
    return out.getvalue().strip()


def edit(key: str, **values) -> GuidePage:
    page = GuidePage.objects.get(installed_key=key)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def test_a_new_site_gets_its_pages(client):
    line = install(hostname="logement.exemple.fr", port=443)

    assert line == f"created={len(INSTALLED)} updated=0 unchanged=0 kept=0"
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == ("logement.exemple.fr", 443)
    assert site.root_page.specific_class is HomePage
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    for slug in MANDATORY:
        assert client.get(f"/{slug}/").status_code == 200


def test_every_installed_page_renders_with_its_links(client):
    install()

    for page in Page.objects.filter(depth__gt=1):
        html = client.get(page.url).content.decode()
        assert html.count("<h1") == 1
        assert "[[" not in html
        assert "linktype" not in html
        assert "<a>" not in html


def test_installed_bodies_are_accepted_by_the_editor():
    install()

    for page in GuidePage.objects.all():
        page.full_clean()
        page.body.stream_block.clean(page.body)


def test_a_second_run_changes_nothing():
    install()
    before = list(Page.objects.order_by("pk").values_list("pk", "latest_revision_id"))

    line = install(refresh=True)

    assert line == f"created=0 updated=0 unchanged={len(INSTALLED)} kept=0"
    assert list(Page.objects.order_by("pk").values_list("pk", "latest_revision_id")) == before


def test_what_an_editor_wrote_stays():
    install()
    page = edit("renouveler", lead="Écrit par nous.")

    line = install(refresh=True)

    assert line == f"created=0 updated=0 unchanged={len(INSTALLED) - 1} kept=1"
    assert GuidePage.objects.get(pk=page.pk).lead == "Écrit par nous."


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
    edit("renouveler", slug="prolonger")

    line = install()

    assert line.startswith("created=0")
    assert not GuidePage.objects.filter(slug="renouveler").exists()


def test_a_missing_page_is_created_again_and_linked_again(client):
    install()
    GuidePage.objects.get(installed_key="glossaire").delete()

    line = install()

    leading = sum("glossaire" in linked_keys(content.body) for content in INSTALLED)
    assert leading > 0
    unchanged = len(INSTALLED) - leading - 1
    assert line == f"created=1 updated={leading} unchanged={unchanged} kept=0"
    assert (
        'href="/glossaire/"'
        in client.get("/comprendre-le-logement-social/les-etapes/").content.decode()
    )
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize(("refresh", "lead"), [(False, "Ancien texte."), (True, None)])
def test_only_refresh_rewrites_a_page_that_nobody_changed(refresh, lead):
    install()
    page = GuidePage.objects.get(installed_key="renouveler")
    new_lead, page.lead = page.lead, "Ancien texte."
    page.installed_digest = digest(page)
    page.save_revision().publish()

    line = install(refresh=refresh)

    assert ("updated=1" in line) is refresh
    page.refresh_from_db()
    assert page.lead == (lead or new_lead)


def test_a_site_set_up_by_its_operator_is_left_as_it_is():
    install(hostname="premier.exemple.fr")
    Site.objects.update(hostname="choisi.exemple.fr")

    install(hostname="autre.exemple.fr")

    assert Site.objects.get().hostname == "choisi.exemple.fr"
