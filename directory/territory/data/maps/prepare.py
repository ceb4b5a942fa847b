"""Draw the locator maps once: contours in degrees become the SVG paths of this folder.

    python directory/territory/data/maps/prepare.py CONTOURS COMMUNES

CONTOURS: the folder of the TopoJSON files named in README.md; COMMUNES: `communes.csv.gz` of the
folder above. Standard library only. Writes `france.json.gz` and one file for each département;
the same input gives the same bytes. Shapes are in README.md.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise
from math import cos, hypot, log, pi, radians, sin, tan
from pathlib import Path

Point = tuple[float, float]
Ring = list[Point]
Shape = list[Ring]
Projection = Callable[[float, float], Point]

HERE = Path(__file__).parent
# Units of the drawing; a map is shown on some 300 to 500 pixels.
LOCAL_WIDTH, FRANCE_WIDTH = 800, 500
TOLERANCE = 0.9
# Rings smaller than this are islets that nobody would see.
SMALLEST = 2.0
OVERSEAS = ("971", "972", "973", "974", "976")
FRAME = 62
CITIES = {"75": "75056", "69": "69123", "13": "13055"}


class Contours:
    """One object of a TopoJSON file: the outlines of its places, sharing their borders."""

    def __init__(self, path: Path, name: str):
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as file:
            data = json.load(file)
        (sx, sy), (tx, ty) = data["transform"]["scale"], data["transform"]["translate"]
        self.arcs: list[Ring] = []
        for arc in data["arcs"]:
            x = y = 0
            points = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                points.append((x * sx + tx, y * sy + ty))
            self.arcs.append(points)
        # {code: the arcs of each ring}; a negative arc is read backwards.
        self.places: dict[str, list[list[int]]] = {}
        for place in data["objects"][name]["geometries"]:
            polygons = place["arcs"] if place["type"] == "MultiPolygon" else [place["arcs"]]
            rings = [ring for polygon in polygons for ring in polygon]
            self.places[place["properties"]["code"]] = rings

    def points(self, codes: Iterable[str]) -> Iterable[Point]:
        for code in codes:
            for ring in self.places[code]:
                for arc in ring:
                    yield from self.arcs[arc if arc >= 0 else ~arc]

    def drawn(self, codes: Iterable[str], project: Projection) -> dict[str, Shape]:
        """Projected and simplified; a border is simplified once for both of its sides."""
        simple: dict[int, Ring] = {}

        def border(arc: int) -> Ring:
            if arc < 0:
                return border(~arc)[::-1]
            if arc not in simple:
                simple[arc] = simplified([project(*point) for point in self.arcs[arc]])
            return simple[arc]

        return {
            code: [
                [point for arc in ring for point in border(arc)[:-1]] for ring in self.places[code]
            ]
            for code in codes
        }


def simplified(points: Ring) -> Ring:
    """Douglas-Peucker; the ends stay, so that borders still meet."""
    if len(points) > 3 and points[0] == points[-1]:
        # A ring alone: cut at its farthest point.
        far = max(range(len(points)), key=lambda i: distance(points[i], points[0], points[0]))
        return simplified(points[: far + 1])[:-1] + simplified(points[far:])
    kept, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        worst, where = 0.0, 0
        for i in range(first + 1, last):
            found = distance(points[i], points[first], points[last])
            if found > worst:
                worst, where = found, i
        if worst > TOLERANCE:
            kept.add(where)
            stack += [(first, where), (where, last)]
    return [points[i] for i in sorted(kept)]


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a segment."""
    (x, y), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    if not (dx or dy):
        return hypot(x - ax, y - ay)
    along = min(1, max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
    return hypot(x - ax - along * dx, y - ay - along * dy)


def path(shape: Shape) -> str:
    """The `d` of a path, in whole units; the largest ring stays whatever its size."""
    rings = sorted(shape, key=_extent, reverse=True)
    kept = [ring for rank, ring in enumerate(rings) if rank == 0 or _extent(ring) > SMALLEST]
    text = ""
    for ring in kept:
        points = [(round(x), round(y)) for x, y in ring]
        points = [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]
        moves = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
        steps = " ".join(f"{x} {y}".replace(" -", "-") for x, y in moves).replace(" -", "-")
        text += f"M{points[0][0]} {points[0][1]}" + (f"l{steps}" if steps else "h1v1") + "z"
    return text


def _extent(ring: Ring) -> float:
    left, top, right, bottom = box([ring])
    return max(right - left, bottom - top)


def box(shape: Shape) -> tuple[float, float, float, float]:
    xs = [x for ring in shape for x, _y in ring]
    ys = [y for ring in shape for _x, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def spot(shape: Shape) -> list[int]:
    """`[x, y, radius]` of a circle around the largest ring."""
    left, top, right, bottom = box([max(shape, key=_extent)])
    radius = hypot(right - left, bottom - top) / 2
    return [round((left + right) / 2), round((top + bottom) / 2), round(radius)]


def fitted(points: Iterable[Point], project: Projection, left, top, width, height=None):
    """The projection moved and scaled into a frame; and the height used."""
    projected = [project(*point) for point in points]
    x0, y0, x1, y1 = box([projected])
    scale = width / (x1 - x0)
    if height is not None:
        scale = min(scale, height / (y1 - y0))

    def fit(longitude: float, latitude: float) -> Point:
        x, y = project(longitude, latitude)
        return left + (x - x0) * scale, top + (y - y0) * scale

    return fit, (y1 - y0) * scale


def flat(latitude: float) -> Projection:
    """Right for a département: degrees of longitude shortened as at that latitude."""
    return lambda lon, lat: (lon * cos(radians(latitude)), -lat)


def lambert_93(lon: float, lat: float) -> Point:
    """Lambert-93 on a sphere: enough for a drawing of some hundred pixels."""
    first, second, origin = radians(44), radians(49), radians(46.5)
    n = log(cos(first) / cos(second)) / log(tan(pi / 4 + second / 2) / tan(pi / 4 + first / 2))
    f = cos(first) * tan(pi / 4 + first / 2) ** n / n
    rho, rho_0 = (f / tan(pi / 4 + phi / 2) ** n for phi in (radians(lat), origin))
    angle = n * radians(lon - 3)
    return rho * sin(angle), -(rho_0 - rho * cos(angle))


def middle(points: list[Point]) -> float:
    return (min(y for _x, y in points) + max(y for _x, y in points)) / 2


def local_map(contours: Contours, outline: Contours, code: str, codes: list[str]):
    """`(drawing, projection)` of one place and of the smaller ones it is made of."""
    points = list(outline.points([code]))
    project, height = fitted(points, flat(middle(points)), 8, 8, LOCAL_WIDTH - 16, LOCAL_WIDTH - 16)
    shapes = contours.drawn(codes, project)
    right = max(box(shape)[2] for shape in outline.drawn([code], project).values())
    (x, y), (wide, _y), (_x, tall) = project(0, 0), project(1, 0), project(0, 1)
    drawing = {
        "size": [round(right + 8), round(height + 16)],
        "degrees": [round(number, 3) for number in (x, wide - x, y, tall - y)],
        "outline": path(outline.drawn([code], project)[code]),
        "places": {code: [path(shape), *spot(shape)] for code, shape in sorted(shapes.items())},
    }
    return drawing, project


def france(departements: Contours, regions: Contours) -> dict:
    """Metropolitan France, and a frame for each département of overseas."""
    mainland = [code for code in departements.places if code not in OVERSEAS]
    side = FRAME + 12
    project, height = fitted(
        departements.points(mainland), lambert_93, side, 4, FRANCE_WIDTH - side - 4
    )
    shapes = departements.drawn(mainland, project)
    region_of_frame = dict(zip(OVERSEAS, ("01", "02", "03", "04", "06"), strict=True))
    areas = regions.drawn([c for c in regions.places if c not in region_of_frame.values()], project)
    frames = []
    for rank, code in enumerate(OVERSEAS):
        left, top = 2, round(height + 8 - (len(OVERSEAS) - rank) * (FRAME + 6))
        frames.append([left, top, FRAME, FRAME])
        points, inner = list(departements.points([code])), FRAME - 8
        place, _height = fitted(points, flat(middle(points)), left + 4, top + 4, inner, inner)
        shapes |= departements.drawn([code], place)
        areas[region_of_frame[code]] = shapes[code]
    return {
        "size": [FRANCE_WIDTH, round(height + 8)],
        "frames": frames,
        "regions": {code: [path(shape), *spot(shape)] for code, shape in sorted(areas.items())},
        "places": {code: [path(shape), *spot(shape)] for code, shape in sorted(shapes.items())},
    }


def main(folder: Path, table: Path) -> None:
    communes = Contours(folder / "communes.topojson.gz", "communes")
    departements = Contours(folder / "departements.topojson", "departements")
    epcis = Contours(folder / "epci.topojson", "epci")
    regions = Contours(folder / "regions.topojson", "regions")
    quarters = Contours(folder / "arrondissements_municipaux.topojson", "arrondissements")
    in_departement, in_epci, in_city = defaultdict(list), defaultdict(set), defaultdict(list)
    with gzip.open(table, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["code_insee"] in quarters.places:
                in_city[row["commune_parente"]].append(row["code_insee"])
            elif row["code_insee"] in communes.places:
                in_departement[row["code_departement"]].append(row["code_insee"])
                in_epci[row["code_departement"]].add(row["siren_epci"])
    for code in sorted(departements.places):
        drawing, project = local_map(communes, departements, code, in_departement[code])
        known = sorted(in_epci[code] & epcis.places.keys())
        shapes = epcis.drawn(known, project)
        drawing["epcis"] = {siren: [path(shapes[siren]), *spot(shapes[siren])] for siren in known}
        if city := CITIES.get(code):
            drawing["cities"] = {city: local_map(quarters, communes, city, in_city[city])[0]}
        write(HERE / f"{code}.json.gz", drawing)
    write(HERE / "france.json.gz", france(departements, regions))


def write(path: Path, drawing: dict) -> None:
    text = json.dumps(drawing, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    sys.stderr.write(f"{path.name} {path.stat().st_size}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
