"""The frame of the site in a real browser, and its pages from a real server's memory."""

from home.models import HomePage


def test_the_home_page_opens_for_all(page, phone, no_js, axe):
    for visitor in (page, phone, no_js):
        answer = visitor.goto("/")

        assert answer.status == 200
        assert visitor.evaluate("document.documentElement.scrollWidth <= innerWidth")
        axe(visitor)


def test_what_is_published_here_is_read_there_at_once(page):
    home = HomePage.objects.get(locale__language_code="fr")
    title = home.title
    page.goto("/")
    try:
        home.title = "Un titre tout neuf"
        home.save_revision().publish()

        page.goto("/")

        assert "Un titre tout neuf" in page.content()
    finally:
        home.title = title
        home.save_revision().publish()


def test_a_page_that_does_not_exist_says_so_in_french(page, axe):
    answer = page.goto("/nulle-part/")

    assert answer.status == 404
    assert answer.headers["content-security-policy"]
    assert page.locator("html").get_attribute("lang") == "fr"
    axe(page)
