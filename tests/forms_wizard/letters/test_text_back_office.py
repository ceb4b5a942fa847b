"""Editors change the words of letters, see them before, and reach nothing else."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import nested_form_data, streamfield

from forms_wizard.demands.enums import LetterKind
from forms_wizard.letters import messages
from forms_wizard.letters.models import LetterText
from forms_wizard.letters.notices import NOTICES
from tests.factories.accounts import UserFactory
from tests.factories.demands import FILED_ON
from tests.factories.guichets import AgentFactory
from tests.factories.letter_texts import WORDS, publish, text_of
from tests.factories.letters import LetterFactory

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SMS = "Votre demande s'arrête le {fin}. Renouvelez-la vite."


def url(view, *args):
    return reverse(f"wagtailsnippets_letters_lettertext:{view}", args=args)


@pytest.fixture
def writer(client):
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Rédacteurs des courriers"))
    client.force_login(user, backend=BACKEND)
    client.user = user
    return client


def typed(*words: str, **fields) -> dict:
    """What the page of a text sends."""
    body = [part if isinstance(part, tuple) else ("always", part) for part in words]
    return {
        **nested_form_data({"body": streamfield(body)}),
        "subject": "Renouvelez votre demande",
        "link": "Renouveler",
        "sms": SMS,
        **fields,
    }


def test_every_notice_is_listed_with_what_leaves_today(writer, settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("fr", "Français")]
    publish(text_of(LetterKind.EXPIRED))

    page = writer.get(url("list")).text

    for notice in NOTICES.values():
        assert str(notice.label).replace("'", "&#x27;") in page
    assert page.count("Texte publié ici") == 1
    assert page.count("Texte d&#x27;origine") == len(NOTICES) - 1


def test_a_text_never_written_is_filled_with_the_text_of_origin(writer):
    text = text_of()

    page = writer.get(url("edit", text.pk)).text

    assert "Renouvelez votre demande" in page
    assert "Votre demande de logement s" in page
    assert "{fin}" in page
    assert "le dernier jour de validité de la demande" in page
    assert not LetterText.objects.get(pk=text.pk).subject


def test_a_draft_is_not_sent_and_what_is_published_is(writer, django_capture_on_commit_callbacks):
    letter = LetterFactory(certificate=True, kind=LetterKind.RENEWAL_NOTICE)
    text = text_of()

    writer.post(url("edit", text.pk), typed(WORDS))
    draft = messages.words(letter, today=FILED_ON)
    text = LetterText.objects.get(pk=text.pk)
    assert (text.live, text.has_unpublished_changes) == (False, True)
    assert "Bonne nouvelle" not in draft.paragraphs[0]

    with django_capture_on_commit_callbacks(execute=True):
        writer.post(url("edit", text.pk), typed(WORDS, **{"action-publish": "1"}))

    text = LetterText.objects.get(pk=text.pk)
    assert text.live
    sent = messages.words(letter, today=FILED_ON)
    assert sent.paragraphs[0].startswith("Bonne nouvelle : votre demande s'arrête le ")
    assert sent.revision == text.live_revision_id


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}])
def test_what_cannot_be_sent_is_not_saved_and_nothing_typed_is_lost(writer, action):
    text = text_of()

    page = writer.post(
        url("edit", text.pk), typed("Renouvelez, ou elle sera radiée {fni}.", **action)
    )

    assert page.status_code == 200
    assert "La variable {fni} n" in page.text
    assert page.text.count("{fni}.") == 1
    text = LetterText.objects.get(pk=text.pk)
    assert (text.live, text.latest_revision_id) == (False, None)


def test_a_fault_is_shown_at_its_paragraph_then_for_the_whole(writer):
    text = text_of(LetterKind.RECEIPT)
    on_paper = {"when": "on_paper", "text": "Un <b>guichet</b>."}

    at_place = writer.post(url("edit", text.pk), typed(("situation", on_paper), sms="")).text
    on_paper["text"] = "Un guichet."
    whole = writer.post(url("edit", text.pk), typed(("situation", on_paper), sms="")).text

    assert "du texte simple, sans balise" in at_place
    assert "blockErrors" in at_place
    assert "Gardez {jour}" in whole
    assert "Gardez un paragraphe pour la situation" in whole
    assert "blockErrors" not in whole


def test_hostile_bodies_are_answered(writer):
    text = text_of()
    for body in (
        {},
        {"subject": "x"},
        typed(*(["a {fin}"] * 30)),
        typed("\x00 {fin}"),
        typed("é" * 200_000),
        {**typed(WORDS), "body-count": "99999999"},
        {**typed(WORDS), "body-0-type": "inconnu"},
        {**typed(WORDS), "notice": "autre", "language": "xx"},
    ):
        response = writer.post(url("edit", text.pk), body)
        assert response.status_code in (200, 302, 400)
    kept = LetterText.objects.get(pk=text.pk)
    assert (kept.notice, kept.language) == (LetterKind.RENEWAL_NOTICE, "fr")


def test_two_versions_are_compared(writer):
    text = publish(text_of())
    first = text.live_revision_id
    text = publish(text, WORDS)

    page = writer.get(url("revisions_compare", text.pk, first, text.live_revision_id))

    assert page.status_code == 200
    assert "Bonne nouvelle" in page.text
    assert writer.get(url("history", text.pk)).status_code == 200


def test_back_to_the_text_of_origin_asks_then_keeps_the_versions(writer):
    text = publish(text_of(), WORDS)
    place = url("back_to_origin", text.pk)
    assert writer.get(place).status_code == 200
    assert LetterText.objects.get(pk=text.pk).live

    for _click in range(2):
        assert writer.post(place).status_code == 302

    text = LetterText.objects.get(pk=text.pk)
    assert (text.live, text.latest_revision_id) == (False, None)
    assert text.revisions.exists()
    assert "Bonne nouvelle" not in writer.get(url("edit", text.pk)).text
    assert ModelLogEntry.objects.filter(action="letters.back_to_origin").exists()


def test_a_locked_text_does_not_go_back(writer):
    text = publish(text_of(), WORDS)
    LetterText.objects.filter(pk=text.pk).update(locked=True)

    writer.post(url("back_to_origin", text.pk))

    assert LetterText.objects.get(pk=text.pk).live


def preview(writer, text, mode: str) -> str:
    place = url("preview_on_edit", text.pk)
    answer = writer.post(place, typed(WORDS))
    assert answer.json() == {"is_valid": True, "is_available": True}
    return writer.get(place, {"mode": mode}).text


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("mail-0", "Bonne nouvelle : votre demande s&#x27;arrête le 1er septembre 2026."),
        ("text-0", "Bonne nouvelle : votre demande s&#x27;arrête le 1er septembre 2026."),
        ("sms-0", "Renouvelez-la vite. localhost"),
        ("sms-0", "caractères sur 160"),
        ("post-0", 'src="data:image/png;base64,'),
        ("inconnu-9", "Bonne nouvelle"),
    ],
)
def test_each_form_is_seen_before_with_invented_values(writer, mode, said):
    assert said in preview(writer, text_of(), mode)


@pytest.mark.parametrize("key", NOTICES)
def test_every_notice_has_its_previews(key):
    text = text_of(key)
    forms = 4 if NOTICES[key].wording.sms else 3

    assert len(text.preview_modes) == forms * len(NOTICES[key].cases)
    for mode, _label in text.preview_modes:
        if not mode.startswith("post"):
            assert text.serve_preview(None, mode).status_code == 200


def test_an_old_version_that_no_letter_can_say_is_seen_with_what_is_wrong(writer):
    text = publish(text_of(), WORDS)
    revision = text.live_revision
    revision.content["subject"] = "Avant le {date_disparue}"
    revision.save()

    page = writer.get(url("revisions_view", text.pk, revision.pk))

    assert page.status_code == 200
    assert "Ce texte ne peut pas partir" in page.text
    assert "Enlevez les variables de l&#x27;objet" in page.text


@pytest.mark.parametrize("who", ["applicant", "agent", "site editor"])
def test_nobody_else_opens_them(client, who):
    user = AgentFactory().user if who == "agent" else UserFactory()
    if who == "site editor":
        user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user, backend=BACKEND)
    text = publish(text_of())

    for view, args in (("list", ()), ("edit", (text.pk,)), ("back_to_origin", (text.pk,))):
        assert client.get(url(view, *args)).status_code in (302, 403)
    client.post(url("edit", text.pk), typed(WORDS, **{"action-publish": "1"}))
    client.post(url("back_to_origin", text.pk))

    assert LetterText.objects.get(pk=text.pk).live_revision_id == text.live_revision_id


def test_a_writer_reaches_neither_demands_nor_the_rest_of_the_administration(writer):
    letter = LetterFactory()

    for place in (
        reverse("desk:queue"),
        reverse("desk:demand", args=[letter.demand.reference]),
        reverse("dossier:demand", args=[letter.demand.reference]),
        reverse("wagtailsnippets_guichets_guichet:list"),
        reverse("wagtailusers_users:index"),
    ):
        assert writer.get(place).status_code in (302, 403, 404), place


def test_texts_are_neither_added_nor_removed_by_hand(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("a@exemple.fr", "x"), BACKEND)
    text = text_of()

    assert client.get(url("add")).status_code in (302, 403)
    client.post(url("delete", text.pk))

    assert LetterText.objects.filter(pk=text.pk).exists()
