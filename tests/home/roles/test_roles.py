"""The roles of the administration are installed by one command, and hold no demand."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, Page, Workflow
from wagtail_localize.models import Translation

from home.roles.installation import WORKFLOW, install
from home.roles.roles import (
    AUTHORS,
    DATA_EDITORS,
    ENTER,
    GUICHET_EDITORS,
    LETTER_WRITERS,
    REVIEWERS,
    ROLES,
    TRANSLATORS,
)
from tests.factories.accounts import UserFactory
from tests.factories.incidents import IncidentFactory
from tests.factories.pages import GuidePageFactory, HomePageFactory
from tests.factories.words import TermFactory

pytestmark = pytest.mark.django_db

# What Wagtail's own migrations give to every group.
CHOOSE = {"wagtailimages.choose_image", "wagtaildocs.choose_document"}
OF_DEMANDS = {"demands", "filing", "pieces", "accounts", "assistance"}


@pytest.fixture
def home():
    return HomePageFactory()


def held(name: str) -> set[str]:
    codes = Permission.objects.filter(group__name=name)
    return {
        f"{app}.{code}" for app, code in codes.values_list("content_type__app_label", "codename")
    }


def test_run_twice_it_adds_nothing(home, capsys):
    call_command("install_roles")
    first = capsys.readouterr().out
    call_command("install_roles")

    # All but the two that migrations made.
    assert f"groups={len(ROLES) - 2} " in first
    assert "workflows=1" in first
    assert "groups=0 permissions=0 workflows=0 removed=0" in capsys.readouterr().out


def test_without_the_pages_it_says_what_to_do_first():
    with pytest.raises(CommandError, match="install_content"):
        call_command("install_roles")


def test_the_groups_made_by_migrations_hold_what_is_written_here():
    for role in ROLES:
        if role.name in (DATA_EDITORS, LETTER_WRITERS):
            assert held(role.name) - CHOOSE == {ENTER, *role.permissions}


def test_a_group_gets_back_what_it_lost_and_keeps_what_was_added(home):
    install()
    authors = Group.objects.get(name=AUTHORS)
    GroupPagePermission.objects.filter(group=authors, permission__codename="add_page").delete()
    added = Permission.objects.get(codename="add_redirect")
    authors.permissions.add(added)

    install()

    assert authors.page_permissions.filter(permission__codename="add_page").exists()
    assert added in authors.permissions.all()


def test_no_role_holds_a_permission_on_demands_accounts_or_agents(home):
    install()

    for name in Group.objects.values_list("name", flat=True):
        assert not {code for code in held(name) if code.split(".")[0] in OF_DEMANDS}
        assert not {code for code in held(name) if code.endswith("_agent")}


def test_wagtails_own_groups_leave_unless_somebody_is_in_them(home):
    UserFactory(groups=["Editors"])

    install()

    assert set(Group.objects.values_list("name", flat=True)) == {
        "Editors",
        *(role.name for role in ROLES),
    }
    assert list(Workflow.objects.filter(active=True).values_list("name", flat=True)) == [WORKFLOW]


def test_translators_publish_their_language_and_never_the_french(home):
    english, arabic = (Locale.objects.get_or_create(language_code=code)[0] for code in ("en", "ar"))
    pages = {"fr": home, "en": home.copy_for_translation(english, alias=True)}
    pages["ar"] = home.copy_for_translation(arabic, alias=True)
    install()

    def may_publish(group):
        user = UserFactory(groups=[group])
        return {
            code for code, page in pages.items() if page.permissions_for_user(user).can_publish()
        }

    assert may_publish(TRANSLATORS) == {"en", "ar"}
    assert may_publish(f"{TRANSLATORS} : en") == {"en"}
    assert may_publish(REVIEWERS) == {"fr"}
    assert may_publish(AUTHORS) == set()


@pytest.fixture
def in_two_languages(home):
    english, arabic = (Locale.objects.get_or_create(language_code=code)[0] for code in ("en", "ar"))
    for locale in (english, arabic):
        home.copy_for_translation(locale, alias=True)
    install()
    return english, arabic


def snippet(row, action: str) -> str:
    model = f"wagtailsnippets_{row._meta.app_label}_{row._meta.model_name}"
    return reverse(f"{model}:{action}", args=[row.pk])


@pytest.mark.parametrize("factory", [TermFactory, IncidentFactory])
def test_translators_translate_words_and_banners_in_their_language(
    client, in_two_languages, factory, django_capture_on_commit_callbacks
):
    row, (english, arabic) = factory(), in_two_languages
    model = f"{row._meta.app_label}/{row._meta.model_name}"
    submit = f"/admin/localize/submit/snippet/{model}/{row.pk}/"
    client.force_login(UserFactory(groups=[f"{TRANSLATORS} : en"]))

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(submit, {"locales": [english.pk, arabic.pk]})

    assert answer.status_code == 302
    followed = Translation.objects.get(target_locale=english)
    (text, *_others) = followed.source.stringsegment_set.order_by("order")
    string = f"/admin/localize/translate/{followed.pk}/strings/{text.pk}/edit/"
    typed = {"content_type": "application/x-www-form-urlencoded"}
    assert client.put(string, "value=Said+in+English", **typed).status_code == 201
    edit = snippet(row.get_translation(english), "edit")
    assert client.get(edit).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        client.post(edit, {"action": "publish"})
    assert str(row.get_translation(english)) == "Said in English"
    if factory is TermFactory:
        assert row.get_translation(english).live
    for other in (row, row.get_translation(arabic)):
        assert client.get(snippet(other, "edit")).status_code == 302
        assert client.get(snippet(other, "delete")).status_code == 302


def test_translators_withdraw_no_word_of_another_language(client, in_two_languages):
    term = TermFactory()
    own = term.copy_for_translation(in_two_languages[0])
    own.save()
    client.force_login(UserFactory(groups=[f"{TRANSLATORS} : en"]))

    for row in (term, own):
        client.post(snippet(row, "unpublish"))

    assert [type(term).objects.get(pk=row.pk).live for row in (term, own)] == [True, False]


def test_translators_write_no_new_word(client, in_two_languages):
    client.force_login(UserFactory(groups=[TRANSLATORS]))

    for model in ("glossary_term", "incidents_incident"):
        assert client.get(reverse(f"wagtailsnippets_{model}:add")).status_code == 302


def test_who_writes_words_changes_them_in_every_language(client, in_two_languages):
    term = TermFactory()
    english = term.copy_for_translation(in_two_languages[0])
    english.save()
    client.force_login(UserFactory(groups=[AUTHORS]))

    for row in (term, english):
        assert client.get(snippet(row, "edit")).status_code == 200


def test_what_each_role_may_do_to_a_page(home):
    install()
    page = GuidePageFactory(parent=home)

    def may(group):
        allowed = Page.objects.get(pk=page.pk).permissions_for_user(UserFactory(groups=[group]))
        return [
            allowed.can_edit(),
            allowed.can_publish(),
            allowed.can_lock(),
            allowed.can_unlock(),
        ]

    assert may(AUTHORS) == [True, False, False, False]
    assert may(REVIEWERS) == [True, True, True, True]
    assert may(GUICHET_EDITORS) == [False, False, False, False]


def test_what_an_author_sends_goes_to_the_reviewers_in_french_and_is_published(home):
    install()
    author, reviewer = UserFactory(groups=[AUTHORS]), UserFactory(groups=[REVIEWERS])
    UserFactory(is_superuser=True)
    page = GuidePageFactory(parent=home, title="Les étapes", live=False)
    page.save_revision(user=author)

    state = page.get_workflow().start(page, author)

    (asked,) = mail.outbox
    assert asked.to == [reviewer.email]
    assert "Les étapes" in asked.subject
    assert "attend votre relecture" in asked.body
    state.current_task_state.approve(user=reviewer)
    assert Page.objects.get(pk=page.pk).live
    assert mail.outbox[-1].to == [author.email]
