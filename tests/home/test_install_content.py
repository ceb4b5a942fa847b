"""Installing pages, and what it never does: write over the work of an editor."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from forms_wizard.demands.enums import LetterKind
from home.content import WORDS
from home.content.translations import PAGES as TRANSLATED
from home.content.translations import WORDS as LANGUAGES_OF_WORDS
from home.content.writing import Content, button, buttons, cards, page, text
from home.easy.models import EasyLetterPage, EasyLettersPage, EasyPage
from home.installation import INSTALLED, Installer, digest
from home.models import GuidePage, HomePage
from home.navigation import EASY_SLUG

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
    return {"created": 0, "updated": 0, "unchanged": 0, "kept": 0, "replaced": 0} | counts


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
    in_languages = sum(map(len, TRANSLATED.values())) + len(WORDS) * len(LANGUAGES_OF_WORDS)
    translated = f"translated={in_languages} untranslated=0"
    assert line == f"created={everything} updated=0 unchanged=0 kept=0 replaced=0 {translated}"
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

    assert again == f"created=0 updated=0 unchanged={everything} kept=0 replaced=0 {translated}"
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


def test_settings_that_wait_in_a_draft_are_not_published():
    install()
    page = GuidePage.objects.get(installed_key="renouveler")
    page.lead = "Ancien texte."
    page.installed_digest = digest(page)
    page.save_revision().publish()
    page.slug, page.explains_words = "bientot", False
    page.save_revision()

    assert install(refresh=True)["kept"] == 1
    page = GuidePage.objects.get(pk=page.pk)
    assert (page.slug, page.explains_words, page.lead) == ("renouveler", True, "Ancien texte.")


def old_home(**values) -> HomePage:
    """The home page with another installed text, and what an editor chose for its doors."""
    home = HomePage.objects.get(installed_key="accueil")
    home.lead = "Ancien texte."
    for name, value in values.items():
        setattr(home, name, value)
    home.installed_digest = digest(home)
    home.save_revision().publish()
    return home


def test_the_guides_that_an_editor_chose_for_the_doors_stay():
    install()
    chosen = GuidePage.objects.get(installed_key="lexique")
    home = old_home(start_guide_id=chosen.pk, follow_guide_id=None)

    assert install(refresh=True)["updated"] == 1
    home.refresh_from_db()
    assert home.lead == ""
    assert (home.start_guide_id, home.follow_guide_id) == (chosen.pk, None)
    assert home.renewal_guide.specific.installed_key == "renouveler"


def test_a_door_is_given_back_its_guide_made_again():
    install()
    GuidePage.objects.get(installed_key="renouveler").delete()

    assert install() == told(created=1, updated=1, unchanged=len(FEW) - 2)
    home = HomePage.objects.get(installed_key="accueil")
    assert home.renewal_guide.specific.installed_key == "renouveler"


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


# -- pages of editors in the place of installed ones


def told_by_the_command() -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("install_content", stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_a_page_of_an_editor_stays_in_its_place_and_all_the_rest_is_installed(client):
    install()
    GuidePage.objects.get(installed_key="suivre").delete()
    parent = Page.objects.get(pk=HomePage.objects.get().pk)
    own = parent.add_child(
        instance=GuidePage(title="À nous", slug="suivre", lead="Écrit par nous.")
    )

    report = install()

    # The word list goes under the editor's page; the link of « faire » leads there.
    assert report == told(created=1, updated=1, unchanged=2, replaced=1)
    own.refresh_from_db()
    assert (own.title, own.lead, own.installed_key) == ("À nous", "Écrit par nous.", "")
    assert GuidePage.objects.get(installed_key="lexique").url == "/suivre/lexique/"
    assert 'href="/suivre/lexique/"' in client.get("/faire/").content.decode()
    again = install(refresh=True)
    assert again == told(unchanged=len(FEW) - 1, replaced=1)
    assert Page.find_problems() == ([], [], [], [], [])


def test_links_lead_to_the_page_of_an_editor_that_replaces_theirs(client):
    install()
    GuidePage.objects.get(installed_key="lexique").delete()
    parent = GuidePage.objects.get(installed_key="suivre")
    parent.add_child(instance=GuidePage(title="À nous", slug="lexique"))

    assert install() == told(updated=2, unchanged=len(FEW) - 3, replaced=1)
    assert 'href="/suivre/lexique/"' in client.get("/faire/").content.decode()
    assert install() == told(unchanged=len(FEW) - 1, replaced=1)


def test_the_home_page_of_an_editor_holds_the_installed_pages():
    root = Page.get_first_root_node()
    own = root.add_child(instance=HomePage(title="Chez nous", slug="accueil"))

    assert install() == told(created=len(FEW) - 1, replaced=1)
    assert Site.objects.get().root_page_id == own.pk
    assert GuidePage.objects.get(installed_key="faire").url == "/faire/"


def test_a_first_page_of_another_kind_changes_the_slug_of_ours_only():
    Page.get_first_root_node().add_child(instance=Page(title="Autre", slug="accueil"))

    assert install() == told(created=len(FEW))
    assert HomePage.objects.get().slug == "accueil-2"


def test_what_is_replaced_is_named_each_time():
    home = HomePage(title="Chez nous", slug="accueil")
    Page.get_first_root_node().add_child(instance=home)
    home.add_child(instance=GuidePage(title="Nos nouvelles", slug="actualites"))
    home.add_child(instance=EasyPage(title="Facile", slug=EASY_SLUG))
    letters = home.add_child(instance=EasyLettersPage(title="Courriers", slug="courriers"))
    letters.add_child(
        instance=EasyLetterPage(title="Notre lettre", slug="notre", kinds=[LetterKind.REMOVED])
    )

    for _run in range(2):
        out, err = told_by_the_command()

        lines = [line.split(" : ")[0] for line in err.splitlines() if "est à sa place" in line]
        assert f"replaced={len(lines)} " in out
        assert {"accueil", "actualites"} <= set(lines)
        assert "actualites : pas installée, « Nos nouvelles » (/accueil/actualites/)" in err


def test_a_site_set_up_by_its_operator_is_left_as_it_is():
    install(hostname="premier.exemple.fr")
    Site.objects.update(hostname="choisi.exemple.fr")

    install(hostname="autre.exemple.fr")

    assert Site.objects.get().hostname == "choisi.exemple.fr"
