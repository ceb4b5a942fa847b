"""Open-data files as they come: CSV of any separator and encoding, xlsx; found by their headers.

A table starts at the first line whose headers are those wanted, so a blank line or a title above
does not matter. Nothing is held in memory but the line at hand (CSV); a workbook is read whole by
the library, once its unpacked size is known to be reasonable.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from directory.imports.registry import UnusableFile

DELIMITERS = (";", ",", "\t", "|")
# A title and some remarks may stand above the headers.
HIGHEST_HEADER = 30
# Longer than any cell of these files; a « line » of 10 MB is not one.
LONGEST_LINE = 200_000
CHUNK = 1024 * 1024
ENCODINGS = ("utf-8-sig", "cp1252")
ZIP_MAGIC = b"PK\x03\x04"
# « Secret statistique », as publishers write it; an empty cell says the same.
MASKED = frozenset({"", "-", "–", "—", "s", "ss", "nd", "n.d.", "nc", "secret", "c"})
SMALL = re.compile(r"^(<|moins de)\s*=?\s*\d+$")

Headers = Sequence[str]


def plain(header: str) -> str:
    """« Taux_cible commune (2023-2025) » → « taux_cible_commune_2023_2025 »."""
    text = unicodedata.normalize("NFKD", header).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", text).strip("_")


@dataclass
class Table:
    """One sheet or one CSV file. `rows`: (line number from 1, cells), one cell a header."""

    name: str
    headers: list[str]
    rows: Iterator[tuple[int, list[str]]]

    def column(self, *patterns: str) -> int | None:
        """Where the first of these patterns that names a header whole does so; None: nowhere."""
        for pattern in patterns:
            for rank, header in enumerate(self.headers):
                if re.fullmatch(pattern, header):
                    return rank
        return None

    def columns(self, pattern: str) -> dict[str, int]:
        """{what the group of the pattern caught: where}, for headers that hold a year."""
        found = {}
        for rank, header in enumerate(self.headers):
            if match := re.fullmatch(pattern, header):
                found.setdefault(match[1], rank)
        return found


def tables(path: Path, wanted: Callable[[Headers], bool]) -> Iterator[Table]:
    """The tables of a file whose headers are wanted, each to be read before the next.

    Raises UnusableFile: not a text nor a workbook, too big once unpacked, headers not found.
    """
    with path.open("rb") as file:
        is_zip = file.read(4) == ZIP_MAGIC
    found = _of_workbook(path, wanted) if is_zip else _of_text(path, wanted)
    empty = True
    for table in found:
        empty = False
        yield table
    if empty:
        raise UnusableFile(
            _("Les colonnes attendues ne sont pas dans ce fichier. Vérifiez le type de fichier.")
        )


def number(text: str) -> Decimal | None:
    """« 1 234,5 » and « 16,78 % » as numbers; None when masked. Raises ValueError."""
    if text.isascii() and text.isdecimal() and len(text) < 10:
        return Decimal(text)
    if is_masked(text):
        return None
    cleaned = re.sub(r"[\s\u00a0\u202f%]", "", text).replace(",", ".")
    try:
        value = Decimal(cleaned)
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not value.is_finite() or abs(value) >= 10**9:
        raise ValueError(text)
    return value


def is_masked(text: str) -> bool:
    text = text.strip().lower()
    return text in MASKED or bool(SMALL.match(text))


# -- text


def _of_text(path: Path, wanted: Callable[[Headers], bool]) -> Iterator[Table]:
    encoding = _encoding(path)
    for delimiter in DELIMITERS:
        rows = _lines(path, encoding, delimiter)
        for _line, cells in islice(rows, HIGHEST_HEADER):
            headers = [plain(cell) for cell in cells]
            if wanted(headers):
                yield Table(path.name, headers, _fitted(rows, len(headers)))
                return


def _encoding(path: Path) -> str:
    """The first encoding in which the whole file reads, without NUL nor endless line."""
    for encoding in ENCODINGS:
        decoder = codecs.getincrementaldecoder(encoding)()
        length = 0
        try:
            with _opened(path) as file:
                while chunk := file.read(CHUNK):
                    text = decoder.decode(chunk)
                    first, *others = text.split("\n")
                    longest = max([length + len(first), *map(len, others)])
                    if "\0" in text or longest > LONGEST_LINE:
                        raise _not_a_table()
                    length = len(others[-1]) if others else length + len(first)
                decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return encoding
    raise _not_a_table()


def _opened(path: Path) -> BinaryIO:
    """The bytes of the text, unpacked on the way when the file is a `.gz` of ours."""
    return gzip.open(path) if path.suffix == ".gz" else path.open("rb")


def _not_a_table() -> UnusableFile:
    return UnusableFile(
        _("Ce fichier n'est ni un texte CSV ni un classeur. Enregistrez-le en CSV ou en XLSX.")
    )


def _lines(path: Path, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    with TextIOWrapper(_opened(path), encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        try:
            for cells in reader:
                yield reader.line_num, cells
        except csv.Error as error:
            raise UnusableFile(
                _("La ligne %(line)d ne se lit pas. Vérifiez ses guillemets.")
                % {"line": reader.line_num}
            ) from error


def _fitted(rows, width: int) -> Iterator[tuple[int, list[str]]]:
    """Lines without cell are left out; a short line is filled, as spreadsheets write them."""
    for line, cells in rows:
        if any(cell.strip() for cell in cells):
            cells = [cell.strip() for cell in cells[:width]]
            yield line, cells + [""] * (width - len(cells))


# -- workbooks


def _of_workbook(path: Path, wanted: Callable[[Headers], bool]) -> Iterator[Table]:
    _refuse_bombs(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            # Cells left empty above and on the left do not count as lines.
            first = (sheet.start or (0, 0))[0] + 1
            rows = enumerate(sheet.iter_rows(), start=first)
            texts = ((line, [_text(cell) for cell in cells]) for line, cells in rows)
            for _line, cells in islice(texts, HIGHEST_HEADER):
                headers = [plain(cell) for cell in cells]
                if wanted(headers):
                    yield Table(name, headers, _fitted(texts, len(headers)))
                    break
    except CalamineError as error:
        raise _damaged() from error


def _text(cell) -> str:
    """As it would be typed: 1004.0 is « 1004 »."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _refuse_bombs(path: Path) -> None:
    """Unpack each part to nowhere, counting: what the archive says of its sizes proves nothing."""
    left = settings.IMPORTS_MAX_UNPACKED_BYTES
    try:
        with zipfile.ZipFile(path) as archive:
            for part in archive.infolist():
                with archive.open(part) as content:
                    while chunk := content.read(CHUNK):
                        left -= len(chunk)
                        if left < 0:
                            raise UnusableFile(
                                _("Ce classeur est trop gros. Enregistrez-le en CSV.")
                            )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise _damaged() from error


def _damaged() -> UnusableFile:
    return UnusableFile(
        _("Ce classeur est abîmé ou protégé. Enregistrez-le à nouveau, sans mot de passe.")
    )
