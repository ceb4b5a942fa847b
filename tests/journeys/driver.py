"""How a person types in a page: with a mouse, or with the keyboard alone.

A section is given as it is typed on the server, `{"slug-field": ["value"]}`; the random keys of
the people that a test adds are replaced by those that the site gives.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

Typed = Mapping[str, list[str]]
FOCUSED = "() => { const e = document.activeElement; return [e.name || '', e.value || '']; }"
ON_SKIP_LINK = "() => document.activeElement.matches('a[href=\"#contenu\"]')"
KIND = "e => e.closest('[hidden]') ? 'not asked' : e.tagName + ' ' + e.type"
MOST_TABS = 400
# Above so many characters a text comes at once, as from a spelling aid or the clipboard.
LONG = 20


class Hand:
    """Fills and presses with a mouse or a finger."""

    def __init__(self, page: Page):
        self.page = page
        self.keys: dict[str, str] = {}

    # -- people of a section

    def make_room(self, typed: Typed) -> None:
        """Add as many people as the section has, and learn their keys."""
        for name, keys in typed.items():
            if not name.endswith("-keys"):
                continue
            slug, group = re.fullmatch(r"(.+)-(\w+)-keys", name).groups()
            add = self.page.locator(f'button[name="{slug}-add"][value="{group}"]')
            if not add.count():
                continue  # These people come from an earlier section.
            while len(self._keys_on_page(name)) < len(keys):
                self.press(add)
            self.keys |= dict(zip(keys, self._keys_on_page(name), strict=False))

    def _keys_on_page(self, name: str) -> list[str]:
        return [e.get_attribute("value") for e in self.page.locator(f'input[name="{name}"]').all()]

    def _today(self, text: str) -> str:
        """The same name with the keys of this page."""
        return "-".join(self.keys.get(part, part) for part in text.split("-"))

    # -- fields

    def fill(self, typed: Typed) -> None:
        self.make_room(typed)
        wanted = {
            self._today(name): [self.keys.get(value, value) for value in values]
            for name, values in typed.items()
            if not name.endswith("-keys")
        }
        for name in self._in_page_order(wanted):
            self.answer(name, wanted[name])

    def _in_page_order(self, wanted: Mapping) -> list[str]:
        on_page = self.page.locator("main [name]").evaluate_all("all => all.map(e => e.name)")
        # The lives hold the income of the tested year and of today's: one of them is asked.
        missing = [
            name
            for name, values in wanted.items()
            if values and name not in on_page and not re.search(r"-rfr_\d{4}", name)
        ]
        assert not missing, f"the page does not ask {missing}"
        return [name for name in dict.fromkeys(on_page) if name in wanted]

    def answer(self, name: str, values: list[str]) -> None:
        fields = self.page.locator(f'main [name="{name}"]')
        match fields.first.evaluate(KIND):
            case "not asked":
                return  # The answers above make it useless; the form leaves it out as well.
            case "INPUT radio" | "INPUT checkbox":
                for value in values:
                    self.choose(fields, value)
            case "SELECT select-one":
                fields.select_option(values[0])
            case _:
                fields.fill(values[0] if values else "")

    def choose(self, fields: Locator, value: str) -> None:
        ids = fields.evaluate_all(
            "(all, value) => all.filter(e => e.value === value).map(e => e.id)", value
        )
        assert len(ids) == 1, f"{len(ids)} boxes for « {value} »"
        self.page.locator(f'label[for="{ids[0]}"]').click()

    def press(self, button: Locator) -> None:
        # On a slow machine the old page is still there for a while: pressed again, it would add
        # one person too many.
        with self.page.expect_navigation():
            button.click()

    def go_on(self) -> None:
        self.press(self.page.get_by_role("button", name="Enregistrer et continuer"))


class Keyboard(Hand):
    """Never touches the mouse: Tab, Space, arrows, Enter."""

    def fill(self, typed: Typed) -> None:
        # A page just opened begins with its menus: the first link leads past them.
        if not urlsplit(self.page.url).fragment:
            self.page.keyboard.press("Tab")
            assert self.page.evaluate(ON_SKIP_LINK)
            self.page.keyboard.press("Enter")
        super().fill(typed)

    def reach(self, name: str, value: str | None = None) -> None:
        """Press Tab until the element has the focus."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            focused = self.page.evaluate(FOCUSED)
            if focused[0] == name and value in (None, focused[1]):
                return
        raise AssertionError(f"Tab never reaches {name} {value or ''}")

    def answer(self, name: str, values: list[str]) -> None:
        fields = self.page.locator(f'main [name="{name}"]')
        match fields.first.evaluate(KIND):
            case "not asked":
                return  # The answers above make it useless; the form leaves it out as well.
            case "INPUT radio":
                self.choose_radio(fields, name, values[0])
            case "INPUT checkbox":
                for value in values:
                    self.reach(name, value)
                    self.page.keyboard.press("Space")
            case "SELECT select-one":
                self.reach(name)
                self.choose_option(fields, values[0])
            case _:
                self.reach(name)
                self.write(values[0] if values else "")

    def write(self, text: str) -> None:
        if len(text) > LONG and "\n" not in text:
            self.page.keyboard.insert_text(text)
        else:
            self.page.keyboard.type(text)

    def choose_option(self, fields: Locator, value: str) -> None:
        self.page.keyboard.press("Home")
        for _ in range(fields.locator("option").count()):
            if fields.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows never reach « {value} »")

    def choose_radio(self, fields: Locator, name: str, value: str) -> None:
        self.reach(name)
        if self.page.evaluate(FOCUSED)[1] == value:
            self.page.keyboard.press("Space")
            return
        for _ in range(fields.count()):
            self.page.keyboard.press("ArrowDown")
            if self.page.evaluate(FOCUSED)[1] == value:
                return
        raise AssertionError(f"the arrows never reach {name} {value}")

    def press(self, button: Locator) -> None:
        for _ in range(MOST_TABS):
            if button.evaluate("e => e === document.activeElement"):
                with self.page.expect_navigation():
                    self.page.keyboard.press("Enter")
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("Tab never reaches the button")
