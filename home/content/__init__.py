"""The French pages that a new site starts with: one module a subject, read by install_content.

Facts come from domain.md; nothing that an operator alone knows is invented.
"""

from home.content import (
    before,
    contact,
    first_page,
    glossary,
    legal,
    renewal,
    site_map,
    situations,
    steps,
    waiting,
)

HOME = first_page.HOME
# Parents before children, in the order of the menu.
PAGES = (
    before.PAGES
    + steps.PAGES
    + waiting.PAGES
    + renewal.PAGES
    + situations.PAGES
    + contact.PAGES
    + glossary.PAGES
    + legal.PAGES
)
SITE_MAP = site_map.SITE_MAP
