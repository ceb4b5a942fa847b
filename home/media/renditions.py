"""The sizes of pictures: made by the worker, never in a visitor's request.

One size is made as the picture arrives, so that a page never waits for the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.fields import StreamField
from wagtail.images.models import Filter

from home.media.models import Picture, Rendition

WIDTHS = (320, 640, 960, 1280)
# What every browser reads; a transparent picture gets a white ground.
COMMON = "jpeg"
# The lightest first: a browser takes the first that it knows.
MODERN = {"avif": "image/avif", "webp": "image/webp"}
FIRST_WIDTH = 640


@dataclass(frozen=True)
class Shown:
    """What the page says to the browser; `sources`: (media type, srcset) of modern formats."""

    src: str
    width: int
    height: int
    srcset: str
    sources: list[tuple[str, str]]


def make_first(picture: Picture) -> None:
    """The one size that a page can show at once."""
    _make(picture, [_spec(min(picture.width, FIRST_WIDTH), COMMON)])


def prepare(picture: Picture) -> int:
    """Make the sizes that are missing; how many were."""
    return _make(
        picture,
        [_spec(width, name) for width in _widths(picture) for name in (COMMON, *MODERN)],
    )


def read_together(pictures: Iterable[Picture | None]) -> None:
    """Read what exists of these pictures in one query; none without a picture."""
    given = [picture for picture in pictures if picture is not None]
    made = Rendition.objects.filter(filter_spec__startswith="width-")
    prefetch_related_objects(
        given, Prefetch("renditions", queryset=made, to_attr="prefetched_renditions")
    )


def shown(picture: Picture) -> Shown | None:
    """The sizes that exist, those read by `read_together`; None when none does yet."""
    if not hasattr(picture, "prefetched_renditions"):
        read_together([picture])
    made: dict[str, list[Rendition]] = {}
    for rendition in sorted(picture.prefetched_renditions, key=lambda one: one.width):
        made.setdefault(rendition.filter_spec.rpartition("-")[2], []).append(rendition)
    if COMMON not in made:
        return None
    common = made[COMMON]
    plain = [one for one in common if one.width <= FIRST_WIDTH] or common
    return Shown(
        src=plain[-1].url,
        width=common[-1].width,
        height=common[-1].height,
        srcset=_srcset(common),
        sources=[(MODERN[name], _srcset(made[name])) for name in MODERN if name in made],
    )


def pictures_of(page) -> list[Picture]:
    """All the pictures that the streams of a page or snippet show, in one query."""
    found = {
        object_id
        for field in page._meta.get_fields()
        if isinstance(field, StreamField)
        for model, object_id, *_path in field.stream_block.extract_references(
            getattr(page, field.name)
        )
        if model is Picture
    }
    return list(Picture.objects.filter(pk__in=found)) if found else []


def _make(picture: Picture, specs: list[str]) -> int:
    """Make those that are missing, each once; none of a picture whose file has left storage."""
    made = set(picture.renditions.values_list("filter_spec", flat=True))
    missing = [spec for spec in specs if spec not in made]
    if not missing or not picture.file.storage.exists(picture.file.name):
        return 0
    for spec in missing:
        # Wagtail's own `get_rendition` leaves its temporary file open.
        with picture.generate_rendition_file(Filter(spec)) as file:
            picture.renditions.get_or_create(filter_spec=spec, defaults={"file": file})
    return len(missing)


def _widths(picture: Picture) -> list[int]:
    """Never larger than the picture itself; a small one has its own width."""
    largest = min(picture.width, WIDTHS[-1])
    return [*(width for width in WIDTHS if width < largest), largest]


def _spec(width: int, name: str) -> str:
    return f"width-{width}|format-{name}"


def _srcset(renditions: list[Rendition]) -> str:
    return ", ".join(f"{one.url} {one.width}w" for one in renditions)
