"""PDF made by Typst: tagged (PDF/UA-1), in French, with our own free fonts."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

import typst

from forms_wizard.letters import glyphs

TEMPLATES = Path(__file__).parent / "typst"
logger = logging.getLogger(__name__)


@cache
def _fonts() -> typst.Fonts:
    """Ours alone: what the machine has must not change a letter."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(glyphs.FONTS)]
    )


@cache
def _families() -> tuple[str, ...]:
    """Every family, the Latin one first: each is tried in turn for what the others lack."""
    return tuple(sorted(set(_fonts().families()), key=lambda name: (name != "Noto Sans", name)))


def make_pdf(template: str, data: dict, *, title: str, demonstration: bool, now: datetime) -> bytes:
    """A PDF/UA-1 file from `typst/{template}.typ` and plain data (text, lists, dicts, booleans).

    The data travel as JSON, never as source: nothing that a person types is read as markup. A
    character that no font of ours draws is written out (`glyphs.printable`). With
    `demonstration`, « DÉMONSTRATION » stands on every page.
    """
    return _made(template, data, title, demonstration, lambda compiler: _pdf(compiler, now))


def make_pdf_of_letters(
    data: dict, *, title: str, now: datetime
) -> tuple[bytes, list[tuple[int, int]]]:
    """Letters in one file: the PDF, and the first and last page of each letter, in their order."""

    def work(compiler: typst.Compiler) -> tuple[bytes, list[tuple[int, int]]]:
        pdf = _pdf(compiler, now)
        first, last = (
            json.loads(compiler.query(mark, field="value")) for mark in ("<start>", "<end>")
        )
        return pdf, list(zip(first, last, strict=True))

    return _made("envelope", data, title, False, work)


def _made(template: str, data: dict, title: str, demonstration: bool, work: Callable):
    page = {"title": title, "demonstration": demonstration, "families": _families(), "data": data}
    try:
        return work(_compiler(template, _rewritten(page, glyphs.printable)))
    except typst.TypstError:
        # A drawing that only the shaper could refuse: the letter leaves all the same.
        logger.warning("letter drawn in latin only template=%s", template)
        return work(_compiler(template, _rewritten(page, glyphs.in_latin_only)))


def _compiler(template: str, page: dict) -> typst.Compiler:
    return typst.Compiler(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"page": json.dumps(page, ensure_ascii=False)},
    )


def _pdf(compiler: typst.Compiler, now: datetime) -> bytes:
    return compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=int(now.timestamp()))


def _rewritten(value, rewrite: Callable[[str], str]):
    """The same tree, each text rewritten; lazy texts become texts."""
    match value:
        case dict():
            return {key: _rewritten(item, rewrite) for key, item in value.items()}
        case list() | tuple():
            return [_rewritten(item, rewrite) for item in value]
        case None | bool() | int():
            return value
        case _:
            return rewrite(str(value))
