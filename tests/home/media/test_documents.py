"""Documents: their links say what they download, and nothing in them is run by a browser."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from home.media.links import announce_documents
from home.media.models import SiteDocument
from home.models import GuidePage
from portal.interface import stamp
from tests.factories.media import SiteDocumentFactory
from tests.factories.pages import GuidePageFactory, HomePageFactory, body

pytestmark = pytest.mark.django_db
TOLD = "PDF, 2,0\xa0Kio, en anglais"


def plain(html: str) -> str:
    return re.sub(r"[\s\u202f\xa0]+", " ", html)


def html_of(client, *parts) -> str:
    GuidePageFactory(parent=HomePageFactory(), slug="etapes", body=body(*parts))
    response = client.get("/etapes/")
    assert response.status_code == 200
    return plain(response.content.decode())


def test_a_list_of_documents_tells_format_size_and_language(client):
    document = SiteDocumentFactory(title="Notice", language="en")
    gone = SiteDocumentFactory()
    value = [document.pk, gone.pk]
    gone.delete()

    html = html_of(client, {"type": "documents", "value": value})

    assert f'href="{document.url}" hreflang="en"' in html
    assert plain(TOLD) in html
    assert html.count("fr-link--download") == 1


def test_a_link_in_a_text_tells_them_too_and_a_deleted_document_leaves_its_words(client):
    document = SiteDocumentFactory(language="en")
    text = f'<p><a linktype="document" id="{document.pk}">la <b>notice</b></a></p>'
    gone = '<p><a id="999999" linktype="document">disparue</a></p>'

    html = html_of(client, {"type": "paragraph", "value": text + gone})

    assert f'hreflang="en">la <b>notice</b> ({plain(TOLD)})</a>' in html
    assert "<p>disparue</p>" in html


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_documents_of_a_page_cost_the_same_whatever_their_number(
    client, django_assert_num_queries, how_many
):
    keys = [SiteDocumentFactory().pk for _ in range(how_many)]
    links = "".join(f'<p><a linktype="document" id="{key}">ici</a></p>' for key in keys)
    parts = [{"type": "documents", "value": keys}, {"type": "paragraph", "value": links}]
    GuidePageFactory(parent=HomePageFactory(), slug="etapes", body=body(*parts))
    client.get("/")

    with django_assert_num_queries(
        1  # the page
        + 1  # documents of the list
        + 1  # documents in the texts
    ):
        response = client.get("/etapes/")

    assert response.content.decode().count('href="/documents/') == 2 * how_many


def test_a_text_without_document_costs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert announce_documents('<p><a href="https://exemple.fr">x</a></p>').startswith("<p><a")


def test_a_changed_document_renders_its_pages_again(django_capture_on_commit_callbacks):
    document = SiteDocumentFactory()
    before = stamp.current()

    with django_capture_on_commit_callbacks(execute=True):
        document.save()

    assert stamp.current() != before


# -- how they are served


@pytest.mark.parametrize(
    ("extension", "media_type", "disposition"),
    [
        ("pdf", "application/pdf", "inline"),
        ("csv", "text/csv; charset=utf-8", "attachment"),
        ("vtt", "text/vtt; charset=utf-8", "attachment"),
        ("html", "text/html", "attachment"),
    ],
)
def test_a_document_is_served_to_anybody_and_never_run(client, extension, media_type, disposition):
    document = SiteDocumentFactory(extension=extension)

    response = client.get(document.url)

    assert b"".join(response).startswith(b"%PDF")
    assert response["Content-Type"] == media_type
    assert response["Content-Disposition"].startswith(disposition)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert not response.cookies


def test_a_player_is_given_the_part_that_it_asks_for(client):
    document = SiteDocumentFactory(extension="mp4", data=bytes(range(100)))

    part = client.get(document.url, headers={"Range": "bytes=10-19"})
    end = client.get(document.url, headers={"Range": "bytes=90-"})
    beyond = client.get(document.url, headers={"Range": "bytes=500-"})
    odd = client.get(document.url, headers={"Range": "lines=1-2"})

    assert (part.status_code, b"".join(part)) == (206, bytes(range(10, 20)))
    assert part["Content-Length"] == "10"
    assert part["Content-Range"] == "bytes 10-19/100"
    assert part["Content-Type"] == "video/mp4"
    assert part["X-Content-Type-Options"] == "nosniff"
    assert b"".join(end) == bytes(range(90, 100))
    assert (beyond.status_code, beyond["Content-Range"]) == (416, "bytes */100")
    assert b"".join(odd) == bytes(range(100))


def test_a_whole_film_asked_for_as_a_part_is_never_held_in_memory(client):
    document = SiteDocumentFactory(extension="mp4", data=b"x" * 300_000)

    part = client.get(document.url, headers={"Range": "bytes=1-"})
    blocks = list(part)

    assert part["Content-Range"] == "bytes 1-299999/300000"
    assert sum(map(len, blocks)) == 299_999
    assert max(map(len, blocks)) <= 65_536
    head = client.head(document.url, headers={"Range": "bytes=1-"})
    assert (head.status_code, list(head)) == (206, [])


@pytest.mark.parametrize("url", ["/documents/0/a.pdf", f"/documents/{'9' * 30}/a.pdf"])
def test_an_unknown_document_is_not_found(client, url):
    assert client.get(url).status_code == 404


# -- what is uploaded


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("notice.pdf", b"<html><script>alert(1)</script>", "n&#x27;est pas du PDF"),
        ("film.mp4", b"\0" * 100, "n&#x27;est pas du MP4"),
        ("liste.csv", b"\0\1\2", "n&#x27;est pas du CSV"),
        ("page.html", b"<p>", "html"),
        ("programme.exe", b"MZ", "exe"),
    ],
)
def test_a_file_that_is_not_what_it_says_gets_a_sentence(admin_client, name, data, words):
    values = {
        "title": "Notice",
        "file": SimpleUploadedFile(name, data),
        "language": "fr",
        "collection": 1,
    }

    response = admin_client.post(reverse("wagtaildocs:add"), values, follow=True)

    assert words in response.content.decode()
    assert not SiteDocument.objects.exists()


def test_a_document_is_kept_with_its_language(admin_client):
    file = SimpleUploadedFile("notice.pdf", b"%PDF-1.7 ...")
    values = {"title": "Notice", "file": file, "language": "ar", "collection": 1}

    admin_client.post(reverse("wagtaildocs:add"), values)

    assert plain(SiteDocument.objects.get().announced) == "PDF, 12 octets, en arabe"


# -- films


def film(**said) -> dict:
    empty = {"title": "Le film", "duration": "", "file": None, "captions": None, "url": ""}
    return empty | {"transcript": "<p>Une porte s'ouvre.</p>"} | said


def test_a_film_of_ours_plays_in_the_page_with_captions_and_its_text(client):
    video = SiteDocumentFactory(extension="mp4")
    captions = SiteDocumentFactory(extension="vtt", title="Sous-titres français")

    html = html_of(client, {"type": "video", "value": film(file=video.pk, captions=captions.pk)})

    assert f'<source src="{video.url}" type="video/mp4">' in html
    assert re.search(rf'<track kind="captions" src="{captions.url}" srclang="fr"', html)
    assert 'preload="none"' in html
    assert "Une porte s'ouvre." in html


def test_a_film_kept_elsewhere_is_a_link_and_nothing_of_that_site_is_in_the_page(client):
    html = html_of(client, {"type": "video", "value": film(url="https://video.exemple.fr/x")})

    assert '<a href="https://video.exemple.fr/x">' in html
    assert "sur le site video.exemple.fr" in html
    assert "<iframe" not in html
    assert "<video" not in html


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ({}, "un seul des deux"),
        ({"file": "mp4", "url": "https://a.fr", "captions": "vtt"}, "un seul des deux"),
        ({"file": "pdf", "captions": "vtt"}, "MP4 ou WebM"),
        ({"file": "mp4"}, "sous-titres"),
        ({"file": "mp4", "captions": "pdf"}, "sous-titres"),
        ({"url": "https://a.fr", "transcript": ""}, "tout ce qui est dit"),
    ],
)
def test_a_film_without_its_texts_is_refused_with_a_sentence(made, words):
    for name in ("file", "captions"):
        if name in made:
            made = made | {name: SiteDocumentFactory(extension=made[name]).pk}
    page = GuidePage(body=body({"type": "video", "value": film(**made)}))

    with pytest.raises(ValidationError) as caught:
        page.body.stream_block.clean(page.body)

    (errors,) = caught.value.block_errors.values()
    said = [str(error.message) for one in errors.block_errors.values() for error in one.error_list]
    assert any(words in sentence for sentence in said), said


def test_no_proxy_keeps_a_document_for_others(client):
    document = SiteDocumentFactory()

    response = client.get(document.url)

    assert response.status_code == 200
    assert response["Cache-Control"] == "private"
    response.close()
