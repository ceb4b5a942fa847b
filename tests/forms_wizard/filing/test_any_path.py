"""Whatever a person does with a draft, in whatever order: nothing is lost, one demand at most."""

from __future__ import annotations

import sys

import pytest
from django.db import transaction
from django.test import Client
from django.utils.html import escape
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from forms_wizard.demands.declarations import digest
from forms_wizard.demands.models import Declaration, Demand
from forms_wizard.engine.groups import read_keys
from forms_wizard.filing.conflicts import CHOICES, same
from forms_wizard.filing.models import Draft
from forms_wizard.form.summary import summarise
from tests.factories.anything import SECTIONS, TEXTS, questions
from tests.factories.lives import LIVES
from tests.forms_wizard.filing.tabs import (
    FormReader,
    Tab,
    assert_nothing_lost,
    assert_others_untouched,
    assert_shown_again,
    post,
    section_in,
    stored_form,
    text_of,
)
from tests.forms_wizard.filing.walk import Walk, page

MOST_TABS = 4
PICKS = st.sampled_from([*CHOICES, *CHOICES, "", "autre"])
MEANWHILE = st.sampled_from(["nothing", "nothing", "a field", "a section"])
RANKS = st.integers(0, 2)
STARTS = ["family", "wheelchair", "three_flatmates", "single", "young_mother"]
GROUPS = ["co", "charge", "garde"]


class AnyPath(RuleBasedStateMachine):
    """One draft, nearly complete at first, in up to four tabs of one browser."""

    def __init__(self):
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()

    def teardown(self):
        if sys.exc_info()[0] is None:
            self.whatever_was_done_it_can_be_sent()
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    @initialize(
        start=st.sampled_from(STARTS),
        left=st.sampled_from([None, *SECTIONS]),
        sections=st.lists(st.sampled_from(SECTIONS), min_size=3, max_size=3, unique=True),
    )
    def begin(self, start, left, sections):
        """A run goes round a few sections, so that its tabs do meet."""
        self.life, self.sections = LIVES[start], sections
        self.walk = Walk.start(Client())
        self.tabs: list[Tab] = []
        self.names = 0
        self.demand = None
        answers = {slug: typed for slug, typed in self.life.items() if slug != left}
        mine = Draft.objects.filter(reference=self.walk.reference)
        mine.update(answers=answers, identity_at_guichet=True)

    # -- what the machine does

    @rule(rank=RANKS, script=st.booleans())
    def open_a_section(self, rank, script):
        self.opened(self.sections[rank], script)

    @rule(data=st.data(), rank=RANKS, script=st.booleans())
    def answer_in_two_tabs(self, data, rank, script):
        """The second page opened is sent first."""
        tabs = [self.opened(self.sections[rank], script) for _tab in range(2)]
        for tab in filter(None, reversed(tabs)):
            self.type_something(tab, data)
            self.post_page(tab)

    @precondition(lambda self: self.tabs)
    @rule(data=st.data(), button=st.sampled_from(["", "", "later", "retour"]))
    def send_a_page(self, data, button):
        """Also « back »: a page already sent is sent again."""
        tab = self.one_of_the_tabs(data)
        self.type_something(tab, data)
        if button == "retour":
            self.post_page(tab, query="?retour=verifier")
        else:
            self.post_page(tab, {button: "1"} if button else {})

    @precondition(lambda self: self.tabs)
    @rule(data=st.data())
    def leave_a_field(self, data):
        tab = self.one_of_the_tabs(data)
        names = self.type_something(tab, data)
        before = self.walk.draft
        # Only a script saves field by field, and it says the revision of its page.
        told = {"revision": str(tab.revision)} if tab.page else {}
        response = self.save(tab, names, **told)
        if before.demand_id:
            assert response.status_code == 409
            return
        after = self.walk.draft
        kept = {n: stored_form(tab.typed[n]) for n in names if not n.endswith("-keys")}
        assert_others_untouched(before, after, tab.slug, kept)
        said = response.json()
        if said.get("choose"):
            own = {name: before.answers[tab.slug].get(name) for name in kept}
            assert {n: after.answers[tab.slug].get(n) for n in kept} == own
            assert {n: after.aside[tab.slug].get(n) for n in kept} == kept
            return
        assert {n: after.answers[tab.slug].get(n) for n in kept} == kept
        if said.get("revision") == tab.revision + 1:
            tab.revision += 1
        tab.seen |= kept

    @precondition(lambda self: self.tabs)
    @rule(data=st.data())
    def the_network_comes_back(self, data):
        """What was typed long ago leaves the device now."""
        tab = self.one_of_the_tabs(data)
        (name, *_) = self.type_something(tab, data)
        before = self.walk.draft
        response = self.save(tab, [name], since=str(tab.revision))
        if before.demand_id or name.endswith("-keys"):
            return
        after, kept = self.walk.draft, stored_form(tab.typed[name])
        assert_others_untouched(before, after, tab.slug, {name: kept})
        found = [after.answers[tab.slug].get(name), after.aside.get(tab.slug, {}).get(name)]
        assert kept in found or any(same(kept, values) for values in found)
        if response.json()["choose"]:
            assert same(after.answers[tab.slug].get(name), before.answers[tab.slug].get(name))

    @rule(rank=RANKS)
    def answer_well(self, rank):
        """A section as the life says, from a page without script that names no revision."""
        slug = self.sections[rank]
        if slug not in self.life:
            return
        response = self.post_section(slug, self.life[slug])
        if self.demand is None and response.status_code != 404:
            assert self.walk.draft.answers[slug] == self.life[slug]

    @rule(data=st.data(), rank=RANKS, whole=st.booleans())
    def answer_anything(self, data, rank, whole):
        slug = self.sections[rank]
        names = st.sampled_from(sorted(questions(slug)))
        typed = dict(self.life.get(slug, {})) if whole else {}
        for name in data.draw(st.lists(names, min_size=1, max_size=4, unique=True)):
            values = TEXTS | st.sampled_from(questions(slug)[name])
            typed[name] = data.draw(st.lists(values, max_size=2))
        wanted = {n: stored_form(values) for n, values in typed.items() if values}
        before = self.walk.draft.answers.get(slug)
        response = self.post_section(slug, typed)
        if self.demand is None and response.status_code != 404:
            # Nothing at all is no page of the section.
            assert self.walk.draft.answers.get(slug) == (wanted or before)

    @rule(group=st.sampled_from(GROUPS))
    def somebody_joins(self, group):
        tab = self.household()
        if tab is None:
            return
        self.post_page(tab, {"foyer-add": group})

    @rule(group=st.sampled_from(GROUPS), rank=st.integers(0, 3))
    def somebody_leaves(self, group, rank):
        tab = self.household()
        if tab is None:
            return
        keys = read_keys(tab.typed.get(f"foyer-{group}-keys", []))
        if keys:
            self.post_page(tab, {"foyer-remove": f"{group}/{keys[rank % len(keys)]}"})

    @rule(rank=RANKS, data=st.data())
    def choose_versions(self, rank, data):
        self.choose(
            self.sections[rank], lambda: data.draw(st.sampled_from([*CHOICES, "", "autre"]))
        )

    @rule(name=st.sampled_from(["tasks", "check", "identity"]))
    def look(self, name):
        response = self.get(name, self.walk.reference)
        if self.demand:
            assert response.url == page("receipt", self.demand.reference)

    @rule(data=st.data(), complete=st.booleans())
    def send(self, data, complete):
        """Also twice, and while another tab changes an answer."""
        checked = self.complete_everything() if complete else self.get("check", self.walk.reference)
        if checked.status_code != 200:
            return
        shown = checked.context["digest"]
        missing = checked.context["missing"]
        meanwhile = data.draw(MEANWHILE)
        if meanwhile == "a field" and self.tabs:
            self.leave_a_field(data)
        elif meanwhile == "a section":
            self.answer_anything(data, data.draw(RANKS), whole=True)
        sent = [self.submit(shown) for _click in range(data.draw(st.integers(1, 2)))]
        if self.walk.draft.demand_id is None:
            assert missing or meanwhile != "nothing"
            return
        assert not missing
        self.demand = self.walk.draft.demand
        assert {response.url for response in sent} == {page("receipt", self.demand.reference)}
        self.assert_declared_as_shown(checked)

    @precondition(lambda self: self.demand is None)
    @rule(rank=st.integers(1, 99))
    def send_what_another_tab_has_changed(self, rank):
        """A good answer in place of another: all is complete, but not as it was shown."""
        shown = self.complete_everything().context["digest"]
        moved = {**self.life["contact"], "contact-email": [f"adresse{rank}@exemple.fr"]}
        self.post_section("contact", moved)
        now = self.get("check", self.walk.reference).context["digest"]
        if now != shown:
            assert self.submit(shown).url == page("check", self.walk.reference)
            assert self.walk.draft.demand_id is None

    def whatever_was_done_it_can_be_sent(self):
        checked = self.complete_everything()
        if self.demand is None:
            self.submit(checked.context["digest"])
            self.demand = self.walk.draft.demand
            self.assert_declared_as_shown(checked)
        self.one_demand_at_most()

    # -- what must always be true

    @invariant()
    def one_demand_at_most(self):
        assert Demand.objects.count() == (1 if self.demand else 0)
        if self.demand:
            draft = self.walk.draft
            assert (draft.demand, draft.answers, draft.aside) == (self.demand, {}, {})
            assert list(self.demand.declarations.all()) == [self.declaration]

    def tab_of(self, response, slug: str, name: str) -> Tab:
        """The tab that shows this page, which holds every answer stored."""
        html, stored = text_of(response), self.walk.draft.answers.get(slug, {})
        assert_shown_again(FormReader(html), stored)
        return Tab.showing(slug, html, name, stored)

    def assert_declared_as_shown(self, checked) -> None:
        self.declaration = Declaration.objects.get(demand=self.demand)
        codes, html = self.declaration.codes, text_of(checked)
        assert self.declaration.digest == checked.context["digest"]
        assert digest(self.declaration.version, codes) == checked.context["digest"]
        rows = [row for told in summarise(codes) for group in told.groups for row in group.rows]
        assert rows
        for question, answer in rows:
            assert escape(question) in html
            assert all(escape(line) in html for line in answer.splitlines()), answer

    # -- how

    def asked(self, response):
        """Every answer goes through here."""
        assert response.status_code < 500
        if response.status_code == 404:
            assert "/etape/" in response.request["PATH_INFO"]
        return response

    def get(self, name, *args):
        return self.asked(self.walk.client.get(page(name, *args)))

    def submit(self, shown):
        url = page("submit", self.walk.reference)
        return self.asked(post(self.walk.client, url, {"digest": shown}))

    def post_section(self, slug, typed, query=""):
        return self.asked(post(self.walk.client, self.walk.url(slug) + query, typed))

    def save(self, tab, names, **beside):
        url = page("field", self.walk.reference, tab.slug)
        typed = {name: tab.typed[name] for name in names}
        body = {"question": names, **typed, "page": tab.page, **beside}
        return self.asked(post(self.walk.client, url, body))

    def post_page(self, tab, buttons=None, query=""):
        before = self.walk.draft
        response = self.post_section(tab.slug, {**tab.sent, **(buttons or {})}, query)
        if before.demand_id:
            assert response.url == page("receipt", before.demand.reference)
            return
        assert_nothing_lost(before, self.walk.draft, tab, buttons or {})
        if response.status_code == 200:
            self.tabs = [other for other in self.tabs if other is not tab]
            self.tabs.append(self.tab_of(response, tab.slug, self.new_name(tab.page)))
        else:
            # « Back »: the script gives the page another name.
            tab.page = self.new_name(tab.page)

    def opened(self, slug, script) -> Tab | None:
        response = self.get("step", self.walk.reference, slug)
        if response.status_code != 200:
            return None
        tab = self.tab_of(response, slug, self.new_name(script))
        self.tabs = [*self.tabs, tab][-MOST_TABS:]
        return tab

    def new_name(self, script) -> str:
        """The random name that a script gives to its page; empty without script."""
        self.names += 1
        return f"p{self.names}" if script else ""

    def one_of_the_tabs(self, data) -> Tab:
        return self.tabs[data.draw(st.integers(0, len(self.tabs) - 1))]

    def type_something(self, tab, data) -> list[str]:
        """Answer one or two questions of the page, anyhow; returns their names."""
        likely = questions(tab.slug)
        asked = sorted(name for name in tab.asked if not name.endswith("-keys"))
        names = data.draw(st.lists(st.sampled_from(asked), min_size=1, max_size=2, unique=True))
        for name in names:
            values = TEXTS | st.sampled_from(likely.get(name, ["oui", "1", "Ada"]))
            tab.typed[name] = [data.draw(values)]
        return names

    def household(self) -> Tab | None:
        """A fresh page of the household; None when it must wait."""
        response = self.get("step", self.walk.reference, "foyer")
        if response.status_code != 200:
            return None
        return self.tab_of(response, "foyer", "")

    def choose(self, slug, pick) -> None:
        response = self.get("versions", self.walk.reference, slug)
        if response.status_code != 200:
            return
        before, versions = self.walk.draft, response.context["versions"]
        choices = {f"choix-{version.name}": pick() for version in versions}
        posted = {**choices, f"{slug}-revision": str(response.context["revision"])}
        url = page("versions", self.walk.reference, slug)
        answer, after = self.asked(post(self.walk.client, url, posted)), self.walk.draft
        if not set(choices.values()) <= set(CHOICES):
            assert answer.status_code == 409
            assert (after.answers, after.aside) == (before.answers, before.aside)
            return
        assert slug not in after.aside
        for version in versions:
            here = choices[f"choix-{version.name}"] == CHOICES[0]
            chosen = before.aside[slug] if here else before.answers[slug]
            for name in version.names:
                assert same(after.answers[slug].get(name), chosen.get(name)), name

    def complete_everything(self):
        """As somebody who wants to be done: choose, then answer what is missing; the check page."""
        for _page in range(4 * len(SECTIONS)):
            checked = self.get("check", self.walk.reference)
            if self.demand:
                break
            if checked.status_code == 302:
                self.choose(section_in(checked.url), lambda: CHOICES[1])
            elif missing := checked.context["missing"]:
                slug = section_in(missing[0]["url"])
                # A section that this life has not: another answer asked for it.
                slug = slug if slug in self.life else "logement-recherche"
                self.post_section(slug, self.life[slug])
            else:
                break
        return checked


@pytest.mark.django_db
def test_any_path_through_the_form():
    run_state_machine_as_test(
        AnyPath,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            report_multiple_bugs=False,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
