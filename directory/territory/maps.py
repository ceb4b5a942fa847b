"""Locator maps: where a place is, as drawings ready to be put in a page.

The paths were made once (`data/maps/prepare.py`). The files, of some 20 kB each, are read once a
process: 14 MB in all, 2 ms for a département.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache, cached_property
from html import escape
from pathlib import Path
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.territory.table import CommuneRow, DepartementRow, EpciRow, RegionRow, communes
from portal.interface.wording import said_once

DATA_DIR = Path(__file__).parent / "data" / "maps"
FRANCE = "france"
# A place drawn smaller than this, in a hundredth of the width, gets a ring around it.
SMALL = 7
# From north to south, each from west to east.
DIRECTIONS = (
    (gettext_lazy("au nord-ouest"), gettext_lazy("au nord"), gettext_lazy("au nord-est")),
    (gettext_lazy("à l'ouest"), gettext_lazy("au centre"), gettext_lazy("à l'est")),
    (gettext_lazy("au sud-ouest"), gettext_lazy("au sud"), gettext_lazy("au sud-est")),
)


class Ring(NamedTuple):
    """A circle in the units of the map."""

    x: int
    y: int
    radius: int


@dataclass(frozen=True)
class LocatorMap:
    """A figure with its drawing: `d` of paths in units of `width` × `height`.

    `ground` is the land around, `lines` inner borders, `area` what the place is part of, `place`
    the place; `frames` are around what is not where it is drawn. `title` names the map,
    `description` says in words what it shows.
    """

    key: str
    title: str
    description: str
    width: int
    height: int
    ground: str
    place: str
    lines: str = ""
    area: str = ""
    ring: Ring | None = None
    frames: str = ""

    @cached_property
    def figure(self) -> SafeString:
        """As HTML, in a tenth of the time of a template; the text says where the place is, and
        links stand in lists, never in the map alone."""
        paths = (
            ("ground", self.ground),
            ("area", self.area),
            ("place", self.place),
            ("line", self.lines),
            ("frame", self.frames),
        )
        drawing = "".join(
            f'<path class="portal-map__{part}" d="{escape(d)}" />' for part, d in paths if d
        )
        if ring := self.ring:
            drawing += (
                f'<circle class="portal-map__ring" cx="{ring.x}" cy="{ring.y}" r="{ring.radius}" />'
            )
        key, title = escape(self.key), escape(self.title)
        return mark_safe(  # noqa: S308  each text is escaped just here
            '<figure class="portal-map"><svg class="portal-map__drawing" role="img"'
            f' viewBox="0 0 {self.width} {self.height}"'
            f' aria-labelledby="carte-{key}-titre carte-{key}-texte">'
            f'<title id="carte-{key}-titre">{title}</title>'
            f'<desc id="carte-{key}-texte">{escape(self.description)}</desc>'
            f'<g aria-hidden="true">{drawing}</g></svg>'
            f'<figcaption class="fr-text--xs fr-mb-0">{title}</figcaption></figure>\n'
        )


def maps_of_commune(row: CommuneRow) -> list[LocatorMap]:
    """The commune in its département (an arrondissement in its city), then in France."""
    departement = communes().departement(row.departement)
    local = _arrondissement(row) if row.parent else _commune(row, departement)
    return [found for found in (local, in_france(departement)) if found]


def maps_of_epci(epci: EpciRow, departement: DepartementRow) -> list[LocatorMap]:
    drawing = drawing_of(departement.code)
    found = drawing and drawing["epcis"].get(epci.siren)
    if not found:
        return [found for found in (in_france(departement),) if found]
    path, *spot = found
    local = _local(
        "epci",
        drawing,
        path,
        spot,
        title=_("%(place)s dans le département : %(departement)s"),
        names={"place": epci.name, "departement": departement.name},
        lines="".join(other[0] for other in drawing["epcis"].values()),
    )
    return [local, in_france(departement)]


def in_france(departement: DepartementRow) -> LocatorMap | None:
    """The département, in its region, in France; None for what is not drawn."""
    return _in_france(departement.code, departement.name, departement.region)


# The same under each of its communes.
@said_once
def _in_france(code: str, name: str, region: str) -> LocatorMap | None:
    drawing = drawing_of(FRANCE)
    found = drawing["places"].get(code)
    if not found:
        return None
    path, *spot = found
    return _local(
        "france",
        drawing,
        path,
        spot,
        title=_("%(place)s en France"),
        names={"place": name},
        ground="".join(area[0] for area in drawing["regions"].values()),
        area=drawing["regions"].get(region, [""])[0],
    )


def map_of_region(region: RegionRow) -> LocatorMap | None:
    """The region and its départements, in France."""
    drawing = drawing_of(FRANCE)
    found = drawing["regions"].get(region.code)
    if not found:
        return None
    path, *spot = found
    within = [row.code for row in communes().departements_of_region(region.code)]
    return _local(
        "france",
        drawing,
        path,
        spot,
        title=_("%(place)s en France"),
        names={"place": region.name},
        ground="".join(area[0] for area in drawing["regions"].values()),
        lines="".join(drawing["places"][code][0] for code in within if code in drawing["places"]),
    )


def _commune(row: CommuneRow, departement: DepartementRow) -> LocatorMap | None:
    drawing = drawing_of(row.departement)
    found = drawing and drawing["places"].get(row.insee)
    if not found:
        return None
    path, *spot = found
    return _local(
        "departement",
        drawing,
        path,
        spot,
        title=_("%(place)s dans le département : %(departement)s"),
        names={"place": row.name, "departement": departement.name},
        area=drawing["epcis"].get(row.epci, [""])[0],
    )


def _arrondissement(row: CommuneRow) -> LocatorMap | None:
    drawing = (drawing_of(row.departement) or {}).get("cities", {}).get(row.parent)
    found = drawing and drawing["places"].get(row.insee)
    if not found:
        return None
    path, *spot = found
    return _local(
        "ville",
        drawing,
        path,
        spot,
        title=_("%(place)s dans la ville : %(city)s"),
        names={"place": row.name, "city": communes().get(row.parent).name},
        lines="".join(other[0] for other in drawing["places"].values()),
    )


def _local(key, drawing, path, spot, *, title, names, ground="", lines="", area="") -> LocatorMap:
    (width, height), (x, y, radius) = drawing["size"], spot
    small = radius * 100 < SMALL * width
    return LocatorMap(
        key=key,
        title=title % names,
        description=_("%(place)s se trouve %(where)s de la carte.")
        % {"place": names["place"], "where": direction(x / width, y / height)},
        width=width,
        height=height,
        ground=ground or drawing["outline"],
        place=path,
        lines=lines,
        area=area,
        ring=Ring(x, y, max(radius + width // 60, width // 28)) if small else None,
        frames="".join(
            f"M{left} {top}h{wide}v{high}h-{wide}z"
            for left, top, wide, high in drawing.get("frames", ())
        ),
    )


def direction(across: float, down: float) -> str:
    """Where a point of a map is, in words; both from 0 (west, north) to 1 (east, south)."""
    return str(DIRECTIONS[_third(down)][_third(across)])


def _third(share: float) -> int:
    return min(2, max(0, int(share * 3)))


def read_all() -> None:
    """What a process does before its first page: every map is then at hand."""
    for path in DATA_DIR.glob("*.json.gz"):
        drawing_of(path.name.partition(".")[0])


@cache
def drawing_of(code: str) -> dict | None:
    """The prepared file of that département, or of FRANCE; None overseas where none is drawn."""
    path = DATA_DIR / f"{code}.json.gz"
    if not path.is_file():
        return None
    return json.loads(gzip.decompress(path.read_bytes()))
