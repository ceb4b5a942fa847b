"""Runs `reader.py` on a file: a process without network use, limited in time and memory."""

from __future__ import annotations

import json
import logging
import struct
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

READER = Path(__file__).parent / "reader.py"
# Beyond the processor time that the reader gives itself: a machine under load.
WALL_SECONDS = 40
logger = logging.getLogger(__name__)

MESSAGES = {
    "empty": _("Ce fichier est vide. Choisissez un autre fichier."),
    "size": _("Ce fichier est trop gros. Envoyez un fichier de %(limit)s Mo au plus."),
    "unreadable": _(
        "Nous ne pouvons pas ouvrir ce fichier. Envoyez une photo (JPEG, PNG, HEIC ou WebP) "
        "ou un PDF."
    ),
    "encrypted": _(
        "Ce PDF est protégé par un mot de passe. Envoyez un PDF sans mot de passe, ou une photo."
    ),
    "pages": _(
        "Ce PDF a plus de 10 pages. Envoyez seulement les pages du document qui est demandé."
    ),
    "pixels": _("Cette image est trop grande. Reprenez la photo en qualité normale."),
    "heavy": _("Ce fichier est trop long à ouvrir. Envoyez une simple photo du document."),
    "many": _(
        "Vous avez déjà envoyé beaucoup de fichiers. Allez à un guichet avec votre document."
    ),
}


class RefusedFile(Exception):
    """A file that is not taken; `str()` tells the person what to do. `reason`: of MESSAGES."""

    def __init__(self, reason: str):
        self.reason = reason
        super().__init__(reason)

    def __str__(self) -> str:
        return str(MESSAGES[self.reason]) % {"limit": settings.UPLOAD_MAX_BYTES // 1024**2}


def check(data: bytes) -> dict:
    """`{"media_type": str, "pages": int}` of a file that really opens. Raises RefusedFile."""
    return _run(data, "check")[0]


def draw(data: bytes, page: int | None = None) -> list[bytes]:
    """The pages as JPEG of 2,000 pixels at most, or one page (0 is the first).

    Re-encoded from the pixels: no EXIF, the right way up. Raises RefusedFile.
    """
    asked = ["draw"] if page is None else ["draw", str(page)]
    return _run(data, *asked)[1]


def _run(data: bytes, *asked: str) -> tuple[dict, list[bytes]]:
    try:
        done = subprocess.run(  # noqa: S603  our own file, our own interpreter, no shell
            [sys.executable, "-I", str(READER), *asked],
            input=data,
            capture_output=True,
            timeout=WALL_SECONDS,
            env={},
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        logger.warning("reader stopped code=%s", getattr(error, "returncode", "timeout"))
        raise RefusedFile("heavy") from error
    found, *pages = _frames(done.stdout)
    answer = json.loads(found)
    if reason := answer.get("refused"):
        raise RefusedFile(reason)
    return answer, pages


def _frames(output: bytes) -> list[bytes]:
    frames, at = [], 0
    while at < len(output):
        (length,) = struct.unpack_from(">I", output, at)
        frames.append(output[at + 4 : at + 4 + length])
        at += 4 + length
    return frames
