"""A change that is not sent yet waits for its author; an older page is merged by section."""

import json
import re
import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connections, transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from forms_wizard.demands import amendments, unfinished
from forms_wizard.demands.enums import ChangeChannel
from forms_wizard.demands.models import UnfinishedChange
from forms_wizard.demands.retyping import keys_of
from forms_wizard.filing import erasure
from tests.factories.accounts import UserFactory
from tests.factories.guichets import AgentFactory
from tests.forms_wizard.dossier.declared import demand_of, stands, ticked, typed

database = pytest.mark.django_db


@pytest.fixture
def user(db):
    return UserFactory()


@pytest.fixture
def holder(client, user):
    client.force_login(user)
    return client


def url(demand, slug=None):
    if slug is None:
        return reverse("dossier:renew", args=[demand.reference])
    return reverse("dossier:change", args=[demand.reference, slug])


def words(response) -> str:
    return response.content.decode().replace("&#x27;", "'")


def renewable(user, life="single", **traits):
    until = timezone.localdate() + timedelta(days=30)
    return demand_of(life, holder=user, valid_until=until, **traits)


def unticked(page: str) -> list[str]:
    boxes = re.findall(r"<input[^>]*still_true[^>]*>", page)
    empty = " ".join(box for box in boxes if "checked" not in box)
    return sorted(re.findall(r'name="confirmer-([\w-]+)-still_true', empty))


# -- an older page


def test_an_older_page_is_accepted_when_its_section_did_not_change(holder, user):
    demand = demand_of("single", holder=user)
    older = typed(demand, "logement-actuel", rent="702")
    holder.post(url(demand, "motifs"), typed(demand, "motifs", motive_1="13"))

    response = holder.post(url(demand, "logement-actuel"), older)

    assert response.url == demand.get_absolute_url()
    codes = stands(demand).codes
    assert codes["logement-actuel"]["rent"] == 702
    assert codes["motifs"]["motives"][0] == "13"


def test_a_rank_that_moved_is_no_conflict(holder, user):
    demand = demand_of(10, holder=user)
    key = keys_of(stands(demand).codes)["co-2"]
    older = typed(demand, "travail", **{f"adults__{key}__situation": "CHO"})
    first, *others = [keys_of(stands(demand).codes)[f"charge-{rank}"] for rank in (1, 2, 3)]
    holder.post(url(demand, "foyer"), typed(demand, "foyer", **{"charge__keys": others}))

    response = holder.post(url(demand, "travail"), older)

    assert response.status_code == 302
    work = {adult["key"]: adult["situation"] for adult in stands(demand).codes["travail"]["adults"]}
    assert work["co-2"] == "CHO"
    assert len(stands(demand).codes["foyer"]["charge"]) == 2


def test_the_same_section_shows_both_and_either_is_kept_by_one_button(holder, user):
    demand = demand_of("single", holder=user)
    older = typed(demand, "logement-actuel", rent="702")
    holder.post(url(demand, "logement-actuel"), typed(demand, "logement-actuel", rent="701"))

    conflict = holder.post(url(demand, "logement-actuel"), older)
    again = holder.get(url(demand, "logement-actuel"))

    for page in (words(conflict), words(again)):
        assert "701" in page
        assert 'value="702"' in page
        assert "Garder mes réponses" in page
        assert "Garder ce qui est enregistré" in page
    assert (conflict.status_code, again.status_code) == (409, 200)
    left = holder.post(url(demand, "logement-actuel"), {"recommencer": "quitter"})
    assert left.url == demand.get_absolute_url()
    assert stands(demand).codes["logement-actuel"]["rent"] == 701
    assert not UnfinishedChange.objects.exists()


def test_an_error_on_an_older_page_does_not_make_it_a_newer_one(holder, user):
    demand = demand_of("single", holder=user)
    older = typed(demand, "logement-actuel", rent="beaucoup")
    holder.post(url(demand, "logement-actuel"), typed(demand, "logement-actuel", rent="701"))

    refused = holder.post(url(demand, "logement-actuel"), older)
    since = re.search(r'name="declaration"\s+value="(\w+)"', words(refused))[1]
    corrected = {**older, "logement-actuel-rent": "702", "declaration": since}
    response = holder.post(url(demand, "logement-actuel"), corrected)

    assert refused.status_code == 422
    assert response.status_code == 409
    assert stands(demand).codes["logement-actuel"]["rent"] == 701


def test_two_tabs_at_once_on_two_sections_both_stand(real_db):
    demand = demand_of("single")
    sent = {
        "motifs": typed(demand, "motifs", motive_1="13"),
        "logement-actuel": typed(demand, "logement-actuel", rent="702"),
    }
    barrier, results = threading.Barrier(2), []

    def change(slug):
        posted = QueryDict(mutable=True)
        for name, value in sent[slug].items():
            posted.setlist(name, value if isinstance(value, list) else [value])
        try:
            barrier.wait()
            page = amendments.page(
                demand,
                slug,
                posted,
                actor=demand.holder,
                now=timezone.now(),
                channel=ChangeChannel.ONLINE,
            )
            results.append(page.sent)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=change, args=[slug]) for slug in sent]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results == [True, True]
    codes = stands(demand).codes
    assert (codes["motifs"]["motives"][0], codes["logement-actuel"]["rent"]) == ("13", 702)


# -- begun, not sent


def test_what_does_not_pass_waits_for_another_day_and_goes_once_sent(holder, user, client):
    demand = demand_of("single", holder=user)
    wrong = typed(demand, "logement-actuel", rent="beaucoup", surface="33")

    holder.post(url(demand, "logement-actuel"), wrong)
    holder.logout()
    client.force_login(user)
    home = words(client.get(demand.get_absolute_url()))
    page = words(client.get(url(demand, "logement-actuel")))

    assert "reprendre « Votre logement aujourd'hui »" in home
    assert "Vous aviez commencé ce changement" in page
    assert 'value="beaucoup"' in page
    assert 'value="33"' in page
    assert "Erreur" not in page
    client.post(url(demand, "logement-actuel"), {**wrong, "logement-actuel-rent": "640"})
    assert stands(demand).codes["logement-actuel"]["rent"] == 640
    assert not UnfinishedChange.objects.exists()
    assert "reprendre" not in words(client.get(demand.get_absolute_url()))


def test_it_is_given_up_by_one_button(holder, user):
    demand = demand_of("single", holder=user)
    wrong = typed(demand, "logement-actuel", rent="beaucoup")
    holder.post(url(demand, "logement-actuel"), wrong)

    response = holder.post(url(demand, "logement-actuel"), {"recommencer": "oui"})

    assert response.url == url(demand, "logement-actuel")
    assert "beaucoup" not in words(holder.get(response.url))


def test_each_author_has_their_own(holder, user, client):
    demand, agent = demand_of("single", holder=user), AgentFactory()
    holder.post(url(demand, "logement-actuel"), typed(demand, "logement-actuel", rent="beaucoup"))
    client.force_login(agent.user)
    desk = reverse("desk:change", args=[demand.reference, "logement-actuel"])

    assert "beaucoup" not in words(client.get(desk))
    client.post(desk, typed(demand, "logement-actuel", rent="trop"))
    assert 'value="trop"' in words(client.get(desk))
    assert UnfinishedChange.objects.filter(demand=demand).count() == 2


@database
@pytest.mark.parametrize("with_account", [True, False])
def test_the_database_holds_one_for_each_demand_and_author(with_account):
    demand = demand_of("single")
    author = demand.holder if with_account else None
    row = {"demand": demand, "author": author, "touched_at": timezone.now()}
    UnfinishedChange.objects.create(**row)

    with pytest.raises(IntegrityError), transaction.atomic():
        UnfinishedChange.objects.create(**row)


@database
def test_hostile_values_are_kept_as_text_or_not_at_all():
    demand, now = demand_of("single"), timezone.now()
    kept = {"motifs-motive_1": ["\x00\ud800", "x"]}
    unfinished.keep(demand, None, "motifs", kept, since="\x00" * 900, now=now)
    huge = {"motifs-motive_1": ["x" * 1_000_000]}
    unfinished.keep(demand, None, "motifs", huge, since="", now=now)

    part = unfinished.kept(demand, None, "motifs")
    assert part.typed == {"motifs-motive_1": ["", "x"]}
    assert part.since == ""


@pytest.mark.parametrize("since", ["\x00", "x" * 5_000, ""])
def test_a_page_that_names_no_declaration_is_shown_again_with_both(holder, user, since):
    demand = demand_of("single", holder=user, valid_until=timezone.localdate() + timedelta(30))
    sent = typed(demand, "logement-actuel", rent="702") | {"declaration": since}

    section = holder.post(url(demand, "logement-actuel"), sent)
    renewal = holder.post(url(demand), ticked(demand) | {"declaration": since})

    assert section.status_code == 409
    assert "Garder mes réponses" in words(section)
    assert renewal.status_code == 409 if since else 302
    assert stands(demand).codes["logement-actuel"]["rent"] != 702


def test_a_page_that_says_nothing_of_the_section_is_not_kept(holder, user):
    demand = demand_of("single", holder=user)

    response = holder.post(url(demand, "logement-actuel"), {"autre": "x"})

    assert response.status_code == 422
    assert not UnfinishedChange.objects.exists()


@database
def test_it_is_erased_when_nobody_comes_back(settings):
    demand, now = demand_of("single"), timezone.now()
    long_ago = now - timedelta(days=settings.DRAFT_RETENTION_DAYS)
    unfinished.keep(demand, demand.holder, "motifs", {"a": ["b"]}, since="", now=long_ago)
    unfinished.keep(demand, None, "motifs", {"a": ["b"]}, since="", now=now)

    assert ("changes", 1) in list(erasure.run(now=now))
    assert UnfinishedChange.objects.get().author is None


def test_of_two_posts_at_once_one_row_holds_both(real_db):
    demand, now = demand_of("single"), timezone.now()
    barrier = threading.Barrier(2)

    def keep(slug):
        try:
            barrier.wait()
            unfinished.keep(demand, demand.holder, slug, {"a": [slug]}, since="", now=now)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=keep, args=[slug]) for slug in ("motifs", "travail")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(UnfinishedChange.objects.get().parts) == {"motifs", "travail"}


# -- the renewal


def test_a_renewal_is_put_aside_and_gone_on_with_another_day(holder, user, client):
    demand = renewable(user)
    half = ticked(demand, but=["motifs"], rfr="12345")

    left = holder.post(url(demand), {**half, "plus-tard": "oui"})
    holder.logout()
    client.force_login(user)
    page = words(client.get(url(demand)))

    assert left.url == demand.get_absolute_url()
    assert "reprendre « Renouveler ma demande »" in words(client.get(demand.get_absolute_url()))
    assert "Vous aviez commencé ce renouvellement" in page
    assert unticked(page) == ["motifs"]
    assert "12345" in page
    client.post(url(demand), ticked(demand, rfr="12345"))
    demand.refresh_from_db()
    assert demand.renewed_on
    assert not UnfinishedChange.objects.exists()


def test_only_the_sections_in_conflict_are_to_confirm_again(holder, user):
    demand = renewable(user)
    holder.post(url(demand), {**ticked(demand), "plus-tard": "oui"})
    holder.post(url(demand, "motifs"), typed(demand, "motifs", motive_1="13"))

    page = words(holder.get(url(demand)))

    assert unticked(page) == ["motifs"]
    assert page.count("Changé depuis") == 1


def test_a_section_that_does_not_pass_leaves_the_ticks_of_the_renewal(holder, user):
    demand = renewable(user)
    leave = {**ticked(demand, but=["motifs"]), "modifier": "logement-actuel"}
    section = holder.post(url(demand), leave).url
    holder.post(section, typed(demand, "logement-actuel", rent="beaucoup"))

    page = words(holder.get(url(demand)))
    row = UnfinishedChange.objects.get()

    assert unticked(page) == ["motifs"]
    assert set(row.parts) == {unfinished.RENEWAL, "logement-actuel"}
    assert json.dumps(row.parts)


def test_an_agent_changes_a_section_on_the_way_and_keeps_the_ticks(client, user):
    demand, agent = renewable(user), AgentFactory()
    client.force_login(agent.user)
    desk = reverse("desk:renew", args=[demand.reference])
    leave = {**ticked(demand, but=["motifs"]), "modifier": "logement-actuel"}

    section = client.post(desk, leave).url
    back = client.post(section, typed(demand, "logement-actuel", rent="777"))

    assert section.endswith("?retour=renouvellement")
    assert back.url == desk
    assert unticked(words(client.get(desk))) == ["logement-actuel", "motifs"]
    assert client.post(desk, {"recommencer": "oui"}).url == desk
    assert len(unticked(words(client.get(desk)))) == len(stands(demand).codes) - 1


@pytest.mark.parametrize("slug", ["preparer", "../../x", "é", "nulle-part"])
def test_a_section_that_is_none_is_a_404(holder, user, slug):
    demand = renewable(user)

    response = holder.post(url(demand), {**ticked(demand), "modifier": slug})

    assert response.status_code == 404
