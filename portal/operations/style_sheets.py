"""Style sheets made once from those of the DSFR and committed: `make sheets`.

`css/utility.css`: of the DSFR's utilities (250 kB), the classes that our files name. `css/rtl/`:
the DSFR for pages written from right to left, by rtlcss (which npx fetches). After a new version of
the DSFR, or when a file names another icon, a test says to run it again.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

from portal.operations.processes import ROOT

CSS = ROOT / "portal/interface/assets/css"
DSFR = Path(find_spec("dsfr").origin).parent / "static/dsfr/dist"
RTLCSS = "rtlcss@4.3.0"
COMMAND = "make sheets"
RIGHT_TO_LEFT = ("dsfr.main.min.css", "dsfr.print.min.css")
NAMING = (
    *(("templates", "*.html"), ("home", "*.html")),
    *(
        (room, kind)
        for room in ("portal", "home", "forms_wizard", "directory")
        for kind in ("*.py", "*.js")
    ),
)
CLASS = re.compile(r"fr-[a-z][\w-]*")
RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
POSITION, ASIDE = "background-position:", "put-aside:"
ARROW = re.compile(r"(?<=/arrow-)(left|right)(?=-)")
OTHER_SIDE = {"left": "right", "right": "left"}


def named() -> set[str]:
    """The classes of the DSFR that our templates, code and scripts name."""
    files = {path for room, kind in NAMING for path in (ROOT / room).rglob(kind)}
    return {name for path in files for name in CLASS.findall(path.read_text())}


def utility() -> str:
    """The utilities that are named and that the main sheet has not; arrows follow the reading."""
    wanted = named() - set(re.findall(r"\.(fr-[\w-]+)", (DSFR / "dsfr.main.min.css").read_text()))
    rules = []
    for selectors, body in RULE.findall((DSFR / "utility/utility.main.min.css").read_text()):
        kept = [one for one in selectors.split(",") if set(CLASS.findall(one)) & wanted]
        if not kept:
            continue
        body = body.replace("url(../", "url(../dsfr/dist/")
        rules.append(f"{','.join(kept)}{{{body}}}")
        if ARROW.search(body):
            mirrored = ",".join(f'[dir="rtl"] {one}' for one in kept)
            rules.append(f"{mirrored}{{{_other_side(body)}}}")
    return _header(DSFR / "utility/utility.main.min.css") + "\n".join(rules) + "\n"


def right_to_left(name: str) -> str:
    """A sheet of the DSFR for pages from right to left: sides, and arrows, are exchanged."""
    source = DSFR / name
    with tempfile.TemporaryDirectory() as place:
        given, made = Path(place) / "given.css", Path(place) / name
        given.write_text(_without_kept(source.read_text()))
        command = ["npx", "--yes", "--ignore-scripts", RTLCSS, str(given), str(made)]
        subprocess.run(command, check=True, capture_output=True, cwd=place)  # noqa: S603  no shell
        sheet = made.read_text().removeprefix('@charset "UTF-8";').lstrip()
    sheet = sheet.replace(ASIDE, POSITION)
    sheet = re.sub(r"url\((?=icons/|fonts/)", "url(../../dsfr/dist/", sheet)
    return '@charset "UTF-8";\n' + _header(source, by=RTLCSS) + _other_side(sheet)


def _without_kept(sheet: str) -> str:
    """Positions that rtlcss would break put aside: it takes the height of an underline for its
    side, since its side is a variable, and turns a box to tick but not the corners drawn in it."""
    sheet = sheet.replace(f"{POSITION}var(", f"{ASIDE}var(")
    return RULE.sub(
        lambda rule: (
            rule[0].replace(POSITION, ASIDE) if "checkbox]+label:before" in rule[1] else rule[0]
        ),
        sheet,
    )


def _other_side(sheet: str) -> str:
    return ARROW.sub(lambda side: OTHER_SIDE[side[1]], sheet)


def digest(source: Path) -> str:
    return hashlib.sha256(source.read_bytes()).hexdigest()


def _header(source: Path, *, by: str = "") -> str:
    tool = f", {by}" if by else ""
    return (
        f"/* Made by `{COMMAND}`{tool}, from {source.relative_to(DSFR)} of the DSFR,\n"
        f"   sha256 {digest(source)} */\n"
    )


def main() -> None:
    (CSS / "utility.css").write_text(utility())
    (CSS / "rtl").mkdir(exist_ok=True)
    for name in RIGHT_TO_LEFT:
        (CSS / "rtl" / name).write_text(right_to_left(name))


if __name__ == "__main__":
    main()
