"""Each answer is kept as it is left; two places never erase each other."""

import threading

import pytest
from django.contrib.sessions.models import Session
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from forms_wizard.demands.enums import Channel
from forms_wizard.filing import drafts, fields_saved
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.guichets import AgentFactory
from tests.factories.lives import LIVES
from tests.forms_wizard.filing.walk import Walk, page

SINGLE = LIVES["single"]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DATE = {
    f"identite-birth_date_{part}": [text]
    for part, text in {"day": "31", "month": "12", "year": "1985"}.items()
}


@pytest.fixture
def walk(client, db):
    return Walk.start(client)


def save(walk, typed, *, slug="identite", client=None, **beside):
    """Leave one question, as the script does."""
    url = page("field", walk.reference, slug)
    names = {"question": beside.pop("question", list(typed))}
    return (client or walk.client).post(url, {**names, **typed, **beside})


def older_page(walk, slug, typed, revision=0, **buttons):
    return walk.type(slug, {**typed, f"{slug}-revision": [str(revision)]}, **buttons)


# -- one question


def test_a_question_is_kept_as_it_is_left_and_the_others_are_untouched(walk):
    walk.type("identite", {"identite-birth_name": ["Durand"]})
    walk.type("contact", SINGLE["contact"])

    response = save(walk, {"identite-first_names": ["Zoë ✨ "]})

    assert response.json() == {"saved": True, "revision": 2}
    assert walk.draft.answers == {
        "identite": {"identite-birth_name": ["Durand"], "identite-first_names": ["Zoë ✨ "]},
        "contact": SINGLE["contact"],
    }


def test_a_section_never_opened_begins_with_its_first_question(walk):
    assert save(walk, DATE).json()["revision"] == 1
    assert walk.draft.answers == {"identite": DATE}


def test_boxes_unticked_are_gone_as_when_the_page_is_sent(walk):
    walk.type("motifs", {"motifs-motives": ["01", "02"], "motifs-other": ["x"]})

    save(walk, {}, slug="motifs", question=["motifs-motives"])

    assert walk.draft.answers["motifs"] == {"motifs-other": ["x"]}


def test_a_page_half_typed_is_shown_again_without_reproach(walk):
    save(walk, {"identite-birth_name": ["Durand"]})

    shown = walk.client.get(walk.url("identite"))
    assert 'value="Durand"' in shown.content.decode()
    assert shown.context["form"].error_links() == []
    from_check = walk.client.get(walk.url("identite") + "?retour=verifier")
    assert from_check.context["form"].error_links() != []


@pytest.mark.parametrize(
    "name",
    [
        "contact-email",
        "identite-add",
        "identite-remove",
        "identite-x-keys",
        "identite-revision",
        "identite",
        "identite-é",
        "identite-\x00",
    ],
)
def test_only_answers_of_the_section_are_kept_and_nobody_is_added(walk, name):
    response = save(walk, {name: ["x"]})

    assert response.status_code == 200
    assert walk.draft.answers == {}


def test_what_cannot_be_stored_is_taken_out(walk):
    save(walk, {"identite-birth_name": ["Du\x00rand\x1b"]})

    assert walk.draft.answers["identite"] == {"identite-birth_name": ["Durand"]}


@pytest.mark.parametrize(
    "typed",
    [
        {"identite-birth_name": ["x" * 60_001]},
        {"identite-birth_name": ["x"] * 301},
        {f"identite-x{rank}": ["x"] for rank in range(21)},
    ],
    ids=["long", "many values", "many names"],
)
def test_more_than_a_question_holds_waits_for_the_page(walk, typed):
    assert save(walk, typed).status_code == 413
    assert walk.draft.answers == {}


def test_a_draft_does_not_grow_without_end(walk, monkeypatch):
    monkeypatch.setattr(fields_saved, "MOST_BYTES", 100)
    typed = {f"identite-x{rank}": [chr(40 + rank) * 9] for rank in range(20)}
    save(walk, typed)

    assert save(walk, {"identite-birth_name": ["Durand"]}).status_code == 413
    assert walk.draft.answers["identite"] == typed


@pytest.mark.parametrize("slug", ["inconnue", "piece-identite"])
def test_an_unknown_section_has_no_question(walk, slug):
    assert save(walk, {f"{slug}-x": ["x"]}, slug=slug).status_code == 404


def test_a_sent_draft_takes_no_more_answers(walk):
    walk.file(SINGLE)

    assert save(walk, {"identite-birth_name": ["Autre"]}).status_code == 409
    assert walk.draft.answers == {}


def test_a_field_delayed_behind_its_page_is_left_aside(walk):
    walk.type("identite", {"identite-birth_name": ["Durand"], "identite-page": ["p1"]})

    late = save(walk, {"identite-birth_name": ["Dur"]}, page="p1")
    other = save(walk, {"identite-first_names": ["Ada"]}, page="p2")

    assert late.json() == {"saved": True, "revision": 1}
    assert other.json() == {"saved": True, "revision": 2}
    assert walk.draft.answers["identite"] == {
        "identite-birth_name": ["Durand"],
        "identite-first_names": ["Ada"],
    }


def test_twenty_questions_saved_at_once_are_all_kept(real_db):
    walk = Walk.start(Client())
    barrier = threading.Barrier(20)

    def leave(rank):
        client = Client()
        client.cookies = walk.client.cookies
        try:
            barrier.wait()
            save(walk, {f"identite-x{rank}": [str(rank)]}, client=client)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=leave, args=[rank]) for rank in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    draft = walk.draft
    assert draft.answers["identite"] == {f"identite-x{rank}": [str(rank)] for rank in range(20)}
    assert draft.revisions == {"identite": 20}


def test_everything_saved_field_by_field_is_what_the_pages_would_have_sent(walk):
    for slug, typed in SINGLE.items():
        for name, values in typed.items():
            assert save(walk, {name: values}, slug=slug).status_code == 200

    walk.show_identity_later()
    assert walk.check().context["missing"] == []


@pytest.mark.parametrize("who", ["session", "account", "agent"])
def test_a_question_costs_four_queries(who, client, db, django_assert_max_num_queries):
    if who == "session":
        walk = Walk.start(client)
    elif who == "account":
        client.force_login(UserFactory(), backend=BACKEND)
        walk = Walk.start(client)
    else:
        agent = AgentFactory()
        client.force_login(agent.user, backend=BACKEND)
        now = timezone.now()
        draft = drafts.start(
            now=now,
            channel=Channel.PAPER,
            guichet=agent.guichet,
            received_on=timezone.localdate(now),
        )
        walk = Walk(client, draft.reference)

    # The session writes once a minute that somebody is there.
    client.get(page("tasks", walk.reference))

    with django_assert_max_num_queries(4):
        response = save(walk, {"identite-birth_name": ["Durand"]})

    assert response.json()["saved"]


# -- whose question


def test_a_question_of_somebody_elses_draft(walk):
    nobody, stranger = Client(), Client()
    stranger.force_login(UserFactory(), backend=BACKEND)

    answer = save(walk, {"identite-birth_name": ["X"]}, client=nobody)
    assert (answer.status_code, answer.json()["signed_out"]) == (401, True)
    # The same for a reference that does not exist: nothing is told.
    unknown = nobody.post(page("field", "AAAAAAAAAA", "identite"), {"identite-birth_name": ["X"]})
    assert (unknown.status_code, unknown.json()) == (401, answer.json())
    assert save(walk, {"identite-birth_name": ["X"]}, client=stranger).status_code == 404
    assert walk.draft.answers == {}


def test_a_question_needs_the_token_of_the_site(walk):
    client = Client(enforce_csrf_checks=True)
    client.cookies = walk.client.cookies

    assert save(walk, {"identite-birth_name": ["X"]}, client=client).status_code == 403
    assert client.get(page("field", walk.reference, "identite")).status_code == 405


def test_a_page_sent_after_the_session_ended_comes_back_with_its_answers(client, db):
    user = UserFactory()
    client.force_login(user, backend=BACKEND)
    walk = Walk.start(client)
    Session.objects.all().delete()
    typed = {**SINGLE["identite"], "identite-birth_name": ["\nDurand <b>"]}

    kept = older_page(walk, "identite", typed)
    assert kept.status_code == 404
    assert "elles sont dans cette page" in kept.content.decode()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    again = dict.fromkeys(name for name, _value in kept.context["typed"])
    for name in again:
        again[name] = [value for n, value in kept.context["typed"] if n == name]
    client.post(kept.context["path"], again)

    assert walk.draft.answers["identite"] == typed


# -- conflicts


def test_an_older_page_shows_both_versions_and_loses_neither(walk):
    walk.type("identite", SINGLE["identite"])
    older_page(walk, "identite", {**SINGLE["identite"], "identite-birth_place": ["Lens"]}, 1)

    mine = {
        **SINGLE["identite"],
        "identite-birth_place": ["Arras"],
        "identite-first_names": ["Ada"],
    }
    response = older_page(walk, "identite", mine, 1)

    assert response.url == page("versions", walk.reference, "identite")
    shown = walk.client.get(response.url)
    (version,) = shown.context["versions"]
    assert (version.here, version.there) == ("Arras", "Lens")
    # What nobody else changed is stored already; until the choice neither version is lost.
    stored = walk.draft.answers["identite"]
    assert stored["identite-first_names"] == ["Ada"]
    assert stored["identite-birth_place"] == ["Lens"]
    assert walk.draft.aside == {"identite": {"identite-birth_place": ["Arras"]}}
    assert walk.client.get(walk.url("identite")).url == response.url


@pytest.mark.parametrize(("choice", "kept"), [("ici", "Arras"), ("depuis", "Lens")])
def test_the_person_chooses(walk, choice, kept):
    in_conflict(walk)

    response = choose(walk, {"choix-identite-birth_place": choice})

    assert response.url == walk.url("identite")
    assert walk.draft.answers["identite"]["identite-birth_place"] == [kept]
    assert walk.draft.aside == {}
    assert walk.client.get(response.url).status_code == 200


def test_a_choice_about_answers_changed_since_is_asked_again(walk):
    in_conflict(walk)
    save(walk, {"identite-birth_place": ["Douai"]})

    response = choose(walk, {"choix-identite-birth_place": "ici"}, revision=3)

    assert response.status_code == 409
    assert response.context["versions"][0].there == "Douai"
    assert choose(walk, {}).status_code == 409
    assert walk.draft.aside == {"identite": {"identite-birth_place": ["Arras"]}}


def in_conflict(walk):
    walk.type("identite", SINGLE["identite"])
    for place in ("Lens", "Arras"):
        older_page(walk, "identite", {**SINGLE["identite"], "identite-birth_place": [place]}, 1)


def choose(walk, choices, revision=None):
    reached = walk.draft.revisions["identite"] if revision is None else revision
    url = page("versions", walk.reference, "identite")
    return walk.client.post(url, {**choices, "identite-revision": str(reached)})


def test_nothing_is_sent_before_the_choice(walk):
    walk.type_all(SINGLE)
    walk.show_identity_later()
    digest = walk.check().context["digest"]
    for place in ("Lens", "Arras"):
        older_page(walk, "identite", {**SINGLE["identite"], "identite-birth_place": [place]}, 1)

    wanted = page("versions", walk.reference, "identite")
    assert walk.check().url == wanted
    assert walk.send(digest).url == wanted


def test_the_same_answers_and_two_sections_are_no_conflict(walk):
    walk.type("identite", SINGLE["identite"])
    walk.type("identite", {**SINGLE["identite"], "identite-usage_name": ["Petit"]})

    same = {**SINGLE["identite"], "identite-usage_name": ["Petit"]}
    assert older_page(walk, "identite", same, 1).url == walk.url("contact")
    assert older_page(walk, "contact", SINGLE["contact"], 0).status_code == 302
    assert walk.draft.aside == {}


def test_ones_own_fields_saved_are_no_conflict(walk):
    walk.type("identite", SINGLE["identite"])
    save(walk, {"identite-birth_place": ["Lens"]})

    mine = {**SINGLE["identite"], "identite-birth_place": ["Lens"]}
    assert older_page(walk, "identite", mine, 1).url == walk.url("contact")


def test_a_field_of_the_same_page_never_conflicts_with_it(walk):
    walk.type("identite", SINGLE["identite"])
    save(walk, {"identite-birth_place": ["Len"]}, page="p1")

    mine = {**SINGLE["identite"], "identite-birth_place": ["Lens"], "identite-page": "p1"}
    assert older_page(walk, "identite", mine, 1).url == walk.url("contact")
    assert walk.draft.answers["identite"]["identite-birth_place"] == ["Lens"]


def test_an_answer_that_waited_on_a_device_is_kept_beside_a_newer_one(walk):
    walk.type("identite", SINGLE["identite"])
    elsewhere = {"identite-birth_place": ["Lens"]}
    save(walk, elsewhere, page="p2")

    late = save(walk, {"identite-birth_place": ["Arras"]}, since="1", page="p1")
    other = save(walk, {"identite-usage_name": ["Petit"]}, since="1", page="p1")

    assert late.json()["choose"] == page("versions", walk.reference, "identite")
    assert other.json()["choose"] == ""
    draft = walk.draft
    assert draft.answers["identite"] == {
        **SINGLE["identite"],
        **elsewhere,
        "identite-usage_name": ["Petit"],
    }
    assert draft.aside == {"identite": {"identite-birth_place": ["Arras"]}}


def test_people_added_in_two_places_are_all_kept(walk):
    walk.type("preparer", SINGLE["preparer"])
    older_page(walk, "foyer", {}, 0, **{"foyer-add": "charge"})
    older_page(walk, "foyer", {}, 0, **{"foyer-add": "charge"})

    assert len(walk.draft.answers["foyer"]["foyer-charge-keys"]) == 2
    assert walk.draft.aside == {}


def test_somebody_removed_elsewhere_is_asked_about(walk):
    walk.type("preparer", SINGLE["preparer"])
    walk.type("foyer", {}, **{"foyer-add": "charge"})
    (key,) = walk.draft.answers["foyer"]["foyer-charge-keys"]
    lou = {"foyer-charge-keys": [key], f"foyer-charge-{key}-first_names": ["Lou"]}
    older_page(walk, "foyer", lou, 1)
    older_page(walk, "foyer", lou, 2, **{"foyer-remove": f"charge/{key}"})
    assert walk.draft.answers["foyer"]["foyer-charge-keys"] == []

    response = older_page(walk, "foyer", lou, 2)

    (version,) = walk.client.get(response.url).context["versions"]
    assert (version.here, version.there) == ("Lou", "")
    url = page("versions", walk.reference, "foyer")
    answer = {f"choix-{version.name}": "ici", "foyer-revision": walk.draft.revisions["foyer"]}
    walk.client.post(url, answer)
    assert walk.draft.answers["foyer"] == lou


def test_a_field_left_in_an_older_page_erases_nothing_said_elsewhere(walk):
    walk.type("identite", SINGLE["identite"])
    save(walk, {"identite-birth_place": ["Lens"]}, revision="1", page="p1")

    typed_on = [
        save(walk, {"identite-birth_place": [place]}, revision="1", page="p2")
        for place in ("Arra", "Arras")
    ]
    other = save(walk, {"identite-usage_name": ["Petit"]}, revision="1", page="p2")
    same = save(walk, {"identite-birth_place": ["Lens"]}, revision="1", page="p3")

    wanted = {"saved": True, "choose": page("versions", walk.reference, "identite")}
    assert [late.json() for late in typed_on] == [wanted, wanted]
    assert other.json() == {"saved": True, "revision": 3}
    assert same.json() == {"saved": True, "choose": ""}
    draft = walk.draft
    assert draft.answers["identite"]["identite-birth_place"] == ["Lens"]
    assert draft.answers["identite"]["identite-usage_name"] == ["Petit"]
    assert draft.aside == {"identite": {"identite-birth_place": ["Arras"]}}
