"""The French pages that a new site starts with: one module a subject, read by install_content.

Facts come from domain.md; nothing that an operator alone knows is invented.
"""

from home.content import (
    before,
    contact,
    dalo,
    easy,
    ending,
    faq,
    first_page,
    glossary,
    helping,
    legal,
    news,
    proposals,
    renewal,
    service_terms,
    site_map,
    situations,
    statistics,
    steps,
    understanding,
    waiting,
)

HOME = first_page.HOME
# Parents before children, in the order of the menu.
PAGES = (
    understanding.PAGES
    + steps.PAGES
    + before.PAGES
    + helping.PAGES
    + waiting.PAGES
    + proposals.PAGES
    + renewal.PAGES
    + ending.PAGES
    + dalo.PAGES
    + situations.PAGES
    + statistics.PAGES
    + news.PAGES
    + faq.PAGES
    + glossary.PAGES
    + contact.PAGES
    + legal.PAGES
    + service_terms.PAGES
)
SITE_MAP = site_map.SITE_MAP
WORDS = glossary.WORDS
# Each under the page that it says in easy words.
EASY = easy.PAGES
