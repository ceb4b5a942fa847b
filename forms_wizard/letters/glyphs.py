"""Which characters our fonts can draw, and how the others are written."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
# Joiners that shape Persian and Indian names; they have no drawing of their own.
JOINERS = "\u200c\u200d"
# Around an address in the middle of a script written from right to left; nothing is drawn.
ISOLATES = "\u2066\u2069"
KEPT = frozenset({"\n", *JOINERS, *ISOLATES})
# Controls, formats, surrogates, separators of lines.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# What a name may hold and no font needs: selectors of a variant of the character before.
SELECTORS = frozenset([*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])


def characters_of(font: Path) -> frozenset[int]:
    """The code points a TrueType or OpenType file maps to a glyph (its `cmap` table)."""
    data = font.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    places = {data[at : at + 4]: at for at in range(12, 12 + 16 * tables, 16)}
    (start,) = struct.unpack_from(">L", data, places[b"cmap"] + 8)
    (maps,) = struct.unpack_from(">H", data, start + 2)
    found: set[int] = set()
    for at in range(start + 4, start + 4 + 8 * maps, 8):
        (offset,) = struct.unpack_from(">L", data, at + 4)
        (kind,) = struct.unpack_from(">H", data, start + offset)
        reader = {4: _by_segments, 12: _by_groups}.get(kind)
        if reader:
            found.update(reader(data, start + offset))
    return frozenset(found)


def _by_segments(data: bytes, at: int) -> Iterator[int]:
    """A `cmap` of format 4: the Basic Multilingual Plane."""
    (twice,) = struct.unpack_from(">H", data, at + 6)
    count = twice // 2
    column = at + 14
    ends = struct.unpack_from(f">{count}H", data, column)
    starts = struct.unpack_from(f">{count}H", data, column + twice + 2)
    deltas = struct.unpack_from(f">{count}H", data, column + 2 * twice + 2)
    offsets_at = column + 3 * twice + 2
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    for rank, (first, last, delta, offset) in enumerate(
        zip(starts, ends, deltas, offsets, strict=True)
    ):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                place = offsets_at + 2 * rank + offset + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", data, place)
            if glyph and (glyph + delta) % 0x10000:
                yield code


def _by_groups(data: bytes, at: int) -> Iterator[int]:
    """A `cmap` of format 12: every plane."""
    (count,) = struct.unpack_from(">L", data, at + 12)
    for rank in range(count):
        first, last, _glyph = struct.unpack_from(">3L", data, at + 16 + 12 * rank)
        yield from range(first, last + 1)


@cache
def fonts() -> tuple[frozenset[int], ...]:
    """The characters of each regular font of ours, Latin first."""
    return tuple(characters_of(font) for font in sorted(FONTS.glob("*-Regular*.[ot]tf")))


def printable(text: str) -> str:
    """The text with each character that no font of ours can draw written « U+1F600 ».

    A base and its marks are drawn by one font; when none has them all, the marks are written
    out. Line breaks stay. A document made of such texts always compiles (PDF/UA-1 refuses a
    character without glyph), so a letter is never lost for a glyph.
    """
    return "".join(map(_drawn, _clusters(_visible(text))))


def in_latin_only(text: str) -> str:
    """The same with every character outside the first font, and every mark, written out."""
    latin = fonts()[0]
    return "".join(
        character
        if character in "\n " or (ord(character) in latin and not _is_mark(character))
        else _written(character)
        for character in _visible(text)
    )


def _visible(text: str) -> str:
    """Composed, without the controls, formats and selectors that nobody sees."""
    return "".join(
        " " if unicodedata.category(c) == "Zs" and ord(c) not in fonts()[0] else c
        for c in unicodedata.normalize("NFC", text)
        if c in KEPT or not (unicodedata.category(c) in UNSEEN or ord(c) in SELECTORS)
    )


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _clusters(text: str) -> Iterator[str]:
    """A character and the marks and joiners that follow it, one after the other."""
    cluster = ""
    for character in text:
        if cluster and (_is_mark(character) or character in JOINERS):
            cluster += character
            continue
        if cluster:
            yield cluster
        cluster = character
    if cluster:
        yield cluster


def _drawn(cluster: str) -> str:
    """The cluster as it is when one font has it whole, else its characters one by one."""
    if cluster == "\n":
        return cluster
    needed = {ord(c) for c in cluster if c not in JOINERS}
    if needed and any(needed <= characters for characters in fonts()):
        # A mark without its letter would be drawn on a dotted circle that its font may lack.
        return _written(cluster[0]) + cluster[1:] if _is_mark(cluster[:1]) else cluster
    return "".join(
        c
        if not _is_mark(c) and any(ord(c) in characters for characters in fonts())
        else _written(c)
        for c in cluster
        if c not in JOINERS
    )


def _written(character: str) -> str:
    """« U+0E33 »; nothing for a joiner, which has no drawing of its own."""
    return "" if character in JOINERS else f"U+{ord(character):04X}"
