"""What the demonstration shows of pictures and documents."""

import pytest
from django.utils.html import escape

from home.media.models import Picture, SiteDocument
from portal.operations import demonstration_media
from tests.factories.pages import HomePageFactory, NewsIndexPageFactory

pytestmark = pytest.mark.django_db


def test_one_news_shows_a_picture_in_its_sizes_and_a_document(client):
    NewsIndexPageFactory(parent=HomePageFactory(), installed_key="actualites")

    assert demonstration_media.show() == 1
    assert demonstration_media.show() == 0

    html = client.get(f"/actualites/{demonstration_media.SLUG}/").content.decode()
    assert "Exemple d&#x27;actualité" in html
    assert 'type="image/avif"' in html
    assert f'alt="{escape(demonstration_media.SHOWS)}"' in html
    assert "fr-link--download" in html
    document, picture = SiteDocument.objects.get(), Picture.objects.get()
    assert b"".join(client.get(document.url)).startswith(b"%PDF")
    assert picture.file_hash
    assert document.file_hash


def test_without_the_list_of_news_nothing_is_added():
    assert demonstration_media.show() == 0
    assert not Picture.objects.exists()
