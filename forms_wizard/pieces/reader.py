"""Opens one file that nobody trusts, in a process of its own; run by `opening.run`, never imported.

Reads the file on standard input. Writes frames on standard output, each one its length (four
bytes, big-endian) then its bytes: first a JSON object, then the JPEG pages when they are asked.
It limits its own memory and time before it loads any decoder, and knows neither Django nor the
database.
"""

import io
import json
import resource
import struct
import sys

MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 20
MAX_PIXELS = 120_000_000
MAX_PAGES = 10
LONG_SIDE = 2000
# What Pillow is allowed to try, and what it may say the picture is.
TRIED = ("JPEG", "PNG", "WEBP", "HEIF")
FORMATS = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",  # what some telephones write: a JPEG with a second picture behind
    "PNG": "image/png",
    "WEBP": "image/webp",
    "HEIF": "image/heic",
}


class Refused(Exception):
    """The file cannot be taken: `args[0]` is a key of `opening.MESSAGES`."""


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # nothing is written on disk
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_pdf(data: bytes, page: int | None, draw: bool) -> tuple[dict, list[bytes]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        raise Refused("encrypted" if "assword" in str(error) else "unreadable") from error
    if not count:
        raise Refused("unreadable")
    if count > MAX_PAGES:
        raise Refused("pages")
    found = {"media_type": "application/pdf", "pages": count}
    wanted = [n for n in range(count) if page is None or n == page]
    drawn = []
    for number in wanted if draw else [0]:
        try:
            sheet = document[number]
            scale = min(LONG_SIDE / max(*sheet.get_size(), 1), 4)
            picture = sheet.render(scale=scale).to_pil()
        except (pypdfium2.PdfiumError, ValueError) as error:
            raise Refused("unreadable") from error
        if draw:
            drawn.append(as_jpeg(picture))
    return found, drawn


def read_picture(data: bytes, page: int | None, draw: bool) -> tuple[dict, list[bytes]]:
    import warnings

    import pillow_heif

    # The plugins are imported to be registered: the formats that we accept, no other.
    from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401

    pillow_heif.register_heif_opener()
    # The number of pixels is checked below, before anything is decoded.
    Image.MAX_IMAGE_PIXELS = None
    warnings.simplefilter("ignore")
    try:
        picture = Image.open(io.BytesIO(data), formats=TRIED)
        media_type = FORMATS[picture.format]
        if picture.width * picture.height > MAX_PIXELS:
            raise Refused("pixels")
        if picture.format in ("JPEG", "MPO"):
            picture.draft("RGB", (LONG_SIDE, LONG_SIDE))
        picture.load()
        if draw and page in (None, 0):
            return {"media_type": media_type, "pages": 1}, [
                as_jpeg(ImageOps.exif_transpose(picture))
            ]
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, KeyError) as error:
        raise Refused("unreadable") from error
    return {"media_type": media_type, "pages": 1}, []


def as_jpeg(picture) -> bytes:
    """A new picture, drawn on white, without anything that was written beside the pixels."""
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        sheet = Image.new("RGB", picture.size, "white")
        sheet.paste(picture, mask=picture.getchannel("A"))
    else:
        sheet = picture.convert("RGB")
    sheet.thumbnail((LONG_SIDE, LONG_SIDE))
    # A copy of the pixels alone: `info` would carry EXIF, comments and colour profiles along.
    clean = Image.new("RGB", sheet.size)
    clean.paste(sheet)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=85)
    return out.getvalue()


def main(draw: bool, page: int | None) -> None:
    limit()
    data = sys.stdin.buffer.read()
    # PDF readers accept a few bytes before the mark.
    read = read_pdf if b"%PDF-" in data[:1024] else read_picture
    try:
        found, pages = read(data, page, draw)
    except Refused as refused:
        found, pages = {"refused": refused.args[0]}, []
    except MemoryError:
        found, pages = {"refused": "heavy"}, []
    for frame in (json.dumps(found).encode(), *pages):
        sys.stdout.buffer.write(struct.pack(">I", len(frame)) + frame)


if __name__ == "__main__":
    main(sys.argv[1] == "draw", int(sys.argv[2]) if len(sys.argv) > 2 else None)
