"""Pictures: their sizes are the worker's work, and what is uploaded is opened before it is kept."""

import re
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError
from django.urls import reverse
from PIL import Image

from home.media import renditions, tasks
from home.media.models import Picture, Rendition
from home.models import GuidePage
from portal.interface import stamp
from tests.factories.media import PictureFactory, picture_bytes
from tests.factories.pages import GuidePageFactory, HomePageFactory, body

pytestmark = pytest.mark.django_db
SPECS = {
    f"width-{width}|format-{name}" for width in (320, 640, 800) for name in ("jpeg", "webp", "avif")
}


def part(
    picture, *, decorative: bool = False, alt: str = "Deux voisins", caption: str = ""
) -> dict:
    image = {"image": picture.pk, "decorative": decorative, "alt_text": alt}
    return {"type": "picture", "value": {"image": image, "caption": caption}}


@pytest.fixture
def home():
    return HomePageFactory()


def html_of(client, home, *parts) -> str:
    GuidePageFactory(parent=home, slug="etapes", body=body(*parts))
    response = client.get("/etapes/")
    assert response.status_code == 200
    return response.content.decode()


def test_a_picture_gets_one_size_at_once_and_all_of_them_from_the_worker(
    django_capture_on_commit_callbacks,
):
    with django_capture_on_commit_callbacks(execute=True):
        picture = PictureFactory()

    # In a test the worker's task runs at once.
    assert {one.filter_spec for one in picture.renditions.all()} == SPECS
    assert renditions.prepare(picture) == 0
    formats = set()
    for one in picture.renditions.all():
        with one.file.open() as file:
            formats.add(Image.open(file).format)
    assert formats == {"JPEG", "WEBP", "AVIF"}


def test_a_picture_is_never_made_larger_than_it_is():
    picture = PictureFactory(file=SimpleUploadedFile("p.jpg", picture_bytes(100, 50)))

    assert renditions.prepare(picture) == 3

    assert {one.width for one in picture.renditions.all()} == {100}


def test_a_page_says_every_size_and_the_place_that_the_picture_takes(client, home):
    picture = PictureFactory()
    renditions.prepare(picture)

    html = html_of(client, home, part(picture, caption="Rue du Port"))

    types = re.findall(r'<source type="(.*?)"', html)
    assert types == ["image/avif", "image/webp"]
    image = re.search(r"<img[^>]*>", html[html.index("<picture>") :])[0]
    assert 'alt="Deux voisins"' in image
    assert 'width="800"' in image
    assert 'height="400"' in image
    assert re.search(r'srcset="/media/images/\w{12}/[^ ]+ 320w, .* 640w, .* 800w"', image)
    assert "Rue du Port" in html


def test_no_size_is_ever_made_in_a_visitors_request(client, home):
    picture = PictureFactory()

    html = html_of(client, home, part(picture))

    assert not Rendition.objects.exists()
    # What the picture says is read until its first size is there.
    assert "<p>Deux voisins</p>" in html
    assert "<picture>" not in html


def test_a_page_with_the_first_size_alone_shows_it(client, home):
    picture = PictureFactory()
    renditions.make_first(picture)

    html = html_of(client, home, part(picture))

    assert "640w" in html
    assert "<source" not in html
    assert Rendition.objects.count() == 1


def test_the_first_parts_of_a_page_load_at_once_and_the_others_when_they_come_near(client, home):
    pictures = [PictureFactory() for _ in range(3)]
    for picture in pictures:
        renditions.make_first(picture)

    html = html_of(client, home, *(part(picture) for picture in pictures))

    assert html.count("<picture>") == 3
    assert html.count('loading="lazy"') == 1


def test_only_a_picture_said_decorative_has_an_empty_alternative(client, home):
    picture = PictureFactory()
    renditions.make_first(picture)

    html = html_of(
        client, home, part(picture, decorative=True, alt=""), part(picture, alt="  "), part(picture)
    )

    assert re.findall(r'<img class="fr-resp[^>]*alt="(.*?)"', html) == [
        "",
        "Un immeuble et un arbre",
        "Deux voisins",
    ]


def test_an_alternative_is_asked_for_unless_the_picture_is_decorative():
    picture = PictureFactory()

    def clean(**said):
        page = GuidePage(body=body(part(picture, **said)))
        return page.body.stream_block.clean(page.body)

    with pytest.raises(Exception, match="Validation error"):
        clean(alt="")
    assert clean(alt="", decorative=True)
    assert clean(alt="Deux voisins")


def test_a_picture_must_say_what_it_shows():
    with pytest.raises(IntegrityError, match="picture_says_what_it_shows"):
        PictureFactory(description="")


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_pictures_of_a_page_cost_the_same_whatever_their_number(
    client, home, django_assert_num_queries, how_many
):
    pictures = [PictureFactory() for _ in range(how_many)]
    for picture in pictures:
        renditions.make_first(picture)
    GuidePageFactory(parent=home, slug="etapes", body=body(*(part(one) for one in pictures)))
    client.get("/")

    with django_assert_num_queries(
        1  # the page
        + 1  # pictures
        + 1  # their sizes
    ):
        response = client.get("/etapes/")

    assert response.content.decode().count("<picture>") == how_many


def test_a_deleted_picture_leaves_no_trace_in_the_page(client, home):
    picture = PictureFactory()
    value = part(picture)
    picture.delete()

    assert "fr-content-media" not in html_of(client, home, value)


def test_publication_makes_the_sizes_that_are_missing_and_renders_pages_again(
    home, django_capture_on_commit_callbacks
):
    picture = PictureFactory()
    guide = GuidePageFactory(parent=home, body=body(part(picture)))
    before = stamp.current()

    with django_capture_on_commit_callbacks(execute=True):
        guide.save_revision().publish()

    assert {one.filter_spec for one in picture.renditions.all()} == SPECS
    assert stamp.current() != before
    # Nothing is missing: nothing is rendered again for it.
    after = stamp.current()
    with django_capture_on_commit_callbacks(execute=True):
        tasks.prepare_page.call(guide.pk)
        tasks.prepare_picture.call(picture.pk)
    assert stamp.current() == after


def test_the_worker_survives_a_picture_or_a_page_that_left(django_capture_on_commit_callbacks):
    picture = PictureFactory()
    picture.file.storage.delete(picture.file.name)

    with django_capture_on_commit_callbacks(execute=True):
        tasks.prepare_picture.call(picture.pk)
        tasks.prepare_picture.call(0)
        tasks.prepare_page.call(0)
        picture.save()

    assert not Rendition.objects.exists()


def test_a_new_size_of_the_site_is_made_for_all_pictures_by_a_command():
    PictureFactory()
    out = StringIO()

    call_command("prepare_pictures", stdout=out, stderr=StringIO())
    call_command("prepare_pictures", stdout=out, stderr=StringIO())

    assert out.getvalue().split() == ["pictures=1", "made=9", "pictures=1", "made=0"]


# -- what is uploaded


def upload(client, data: bytes, name: str = "photo.jpg", **extra):
    values = {
        "title": "Photo",
        "description": "Une rue",
        "file": SimpleUploadedFile(name, data, "image/jpeg"),
        "collection": 1,
    }
    return client.post(reverse("wagtailimages:add"), values | extra)


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (picture_bytes()[:900], "photo.jpg", "Cette image ne s&#x27;ouvre pas"),
        (b"<script>alert(1)</script>", "photo.jpg", "image"),
        (picture_bytes(name="GIF"), "photo.gif", "format"),
        (picture_bytes(6000, 6000), "photo.jpg", "pixel"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo.svg", "format"),
    ],
    ids=["cut", "script", "type", "pixels", "svg"],
)
def test_a_hostile_picture_gets_a_sentence(admin_client, data, name, words):
    response = upload(admin_client, data, name)

    assert response.status_code == 200
    assert words in response.content.decode()
    assert not Picture.objects.exists()


def test_a_heavy_picture_gets_a_sentence(admin_client, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000

    response = upload(admin_client, picture_bytes())

    assert "trop" in response.content.decode()
    assert not Picture.objects.exists()


def test_a_picture_without_description_is_not_kept(admin_client):
    upload(admin_client, picture_bytes(), description="  ")

    assert not Picture.objects.exists()


def test_a_dropped_picture_waits_until_it_says_what_it_shows(
    admin_client, django_capture_on_commit_callbacks
):
    """The way of the list of images and of the chooser: the file first, then its words."""
    file = SimpleUploadedFile("photo.jpg", picture_bytes(), "image/jpeg")
    dropped = admin_client.post(
        reverse("wagtailimages:add_multiple"), {"files[]": file, "collection": 1}
    ).json()
    assert dropped["success"]
    assert not Picture.objects.exists()
    key = dropped["uploaded_file_id"]
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[key])
    words = {f"uploaded-image-{key}-title": "Photo", f"uploaded-image-{key}-collection": 1}

    refused = admin_client.post(address, words).json()
    with django_capture_on_commit_callbacks(execute=True):
        kept = admin_client.post(address, words | {f"uploaded-image-{key}-description": "Rue"})

    assert not refused["success"]
    assert kept.json()["success"]
    picture = Picture.objects.get()
    assert picture.description == "Rue"
    assert picture.renditions.filter(filter_spec__startswith="width-").count() == len(SPECS)


def test_a_dropped_file_that_is_cut_is_refused_at_once(admin_client):
    file = SimpleUploadedFile("photo.jpg", picture_bytes()[:900], "image/jpeg")

    answer = admin_client.post(
        reverse("wagtailimages:add_multiple"), {"files[]": file, "collection": 1}
    ).json()

    assert not answer["success"]
    assert "ne s'ouvre pas" in answer["error_message"]


def test_a_picture_of_sixteen_bits_a_colour_is_refused_with_what_to_do(admin_client):
    data = BytesIO()
    Image.new("I;16", (800, 600)).save(data, "PNG")
    file = SimpleUploadedFile("scan.png", data.getvalue(), "image/png")

    answer = admin_client.post(
        reverse("wagtailimages:add_multiple"), {"files[]": file, "collection": 1}
    ).json()

    assert not answer["success"]
    assert "Enregistrez-la en 8 bits" in answer["error_message"]


def test_a_picture_is_kept_without_what_a_telephone_hides_in_it(
    admin_client, django_capture_on_commit_callbacks
):
    exif = Image.Exif()
    exif[0x010F] = "Telephone"
    exif[0x0112] = 6  # taken upright: turned by a quarter
    exif.get_ifd(0x8825)[1] = "N"
    data = picture_bytes(800, 400, exif=exif)
    assert Image.open(BytesIO(data)).getexif()

    with django_capture_on_commit_callbacks(execute=True):
        upload(admin_client, data)

    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (400, 800)
    for kept in (picture, *picture.renditions.all()):
        with kept.file.open() as file:
            assert not Image.open(file).getexif()


def test_a_replaced_picture_gets_its_sizes_again(admin_client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        upload(admin_client, picture_bytes())
    picture = Picture.objects.get()
    old = set(picture.renditions.values_list("file", flat=True))
    new = SimpleUploadedFile("autre.jpg", picture_bytes(500, 500), "image/jpeg")

    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(
            reverse("wagtailimages:edit", args=[picture.pk]),
            {"title": "Photo", "description": "Une place", "file": new, "collection": 1},
        )

    now = set(picture.renditions.filter(filter_spec__startswith="width-").values_list("file"))
    assert len(now) == 6
    assert not {name for (name,) in now} & old


# -- how they are served


def test_a_size_is_served_for_long_and_a_browser_runs_nothing(client):
    picture = PictureFactory()
    renditions.make_first(picture)
    url = picture.renditions.get().url

    response = client.get(url)

    assert Image.open(BytesIO(b"".join(response))).size == (640, 320)
    assert response["Content-Type"] == "image/jpeg"
    assert "immutable" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert not response.cookies


@pytest.mark.parametrize(
    "name", ["../documents/a.pdf", "../../x.jpg", "a%00.jpg", "page.html", "absent.jpg", "x" * 300]
)
def test_nothing_else_has_an_address(client, name):
    assert client.get(f"/media/images/{name}").status_code == 404


def test_the_uploaded_file_is_for_the_administration(client, admin_client):
    url = PictureFactory().file.url

    assert client.get(url).status_code == 302
    response = admin_client.get(url)
    assert Image.open(BytesIO(b"".join(response))).size == (800, 400)
    assert "immutable" not in response["Cache-Control"]
