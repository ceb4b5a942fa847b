"""The frame of the site in a real browser."""


def test_the_home_page_opens_for_all(page, phone, no_js, axe):
    for visitor in (page, phone, no_js):
        answer = visitor.goto("/")

        assert answer.status == 200
        assert visitor.evaluate("document.documentElement.scrollWidth <= innerWidth")
        axe(visitor)
