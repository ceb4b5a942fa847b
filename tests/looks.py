"""The ways in which a page is looked at: direction, width, colours; and the look itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product

from playwright.sync_api import Page

WIDTHS = (320, 1280)
SCHEMES = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
# What axe may see otherwise in another width or other colours; the rest is the same HTML.
OF_A_LOOK = (
    "color-contrast",
    "link-in-text-block",
    "target-size",
    "scrollable-region-focusable",
    "aria-hidden-focus",
    "meta-viewport",
)
# A language of each direction.
DIRECTIONS = {"ltr": "fr", "rtl": "ar"}


@dataclass(frozen=True)
class Look:
    language: str
    width: int
    scheme: str


def pairwise(*factors: Sequence) -> list[tuple]:
    """Few rows in which any two values of two factors meet; always the same ones."""

    def pairs(row: tuple) -> set:
        return set(combinations(enumerate(row), 2))

    rows = list(product(*factors))
    left, chosen = set().union(*map(pairs, rows)), []
    while left:
        best = max(rows, key=lambda row: len(pairs(row) & left))
        left -= pairs(best)
        chosen.append(best)
    return chosen


PAIRWISE = [
    Look(DIRECTIONS[direction], width, scheme)
    for direction, width, scheme in pairwise(tuple(DIRECTIONS), WIDTHS, tuple(SCHEMES))
]


def of_language(language: str) -> list[Look]:
    """Every look in one language."""
    return [Look(language, width, scheme) for width, scheme in product(WIDTHS, SCHEMES)]


def faults(page: Page, looks: Sequence[Look], axe) -> list[str]:
    """What is wrong with the page that is open, in each look; all of them of its language.

    `axe`: the fixture of the journeys.
    """
    found = []
    for look in looks:
        page.set_viewport_size({"width": look.width, "height": 900})
        page.emulate_media(**SCHEMES[look.scheme])
        where = f"{page.url} {look.width} {look.scheme}"
        if page.locator("h1").count() != 1:
            found.append(f"{where}: {page.locator('h1').count()} h1")
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            found.append(f"{where}: scrolls sideways")
        rules = None if look is looks[0] else OF_A_LOOK
        found += [
            f"{where}: {fault}"
            for fault in axe.faults(page, rules=rules, known=axe.known_everywhere)
            # axe reads the colours of the page, not those that the system forces.
            if look.scheme != "forced" or "color-contrast" not in fault
        ]
    return found
