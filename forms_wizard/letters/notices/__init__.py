"""Every letter that the portal writes, with its words: the one table (domain.md 13.3).

`NOTICES[key]` is the notice. The key is the kind of the letter, but for what is told to an address
that the demand does not hold any more: other words, for somebody else perhaps.
"""

from __future__ import annotations

from forms_wizard.demands.models import Letter
from forms_wizard.letters.notices import access, filing, life, removal, renewal
from forms_wizard.letters.wording import Notice

NOTICES: dict[str, Notice] = {
    notice.key: notice
    for room in (filing, renewal, removal, life, access)
    for notice in room.NOTICES
}


def notice_of(letter: Letter) -> Notice:
    """The words that are for this letter."""
    if letter.to and letter.kind == access.CONTACT_CHANGED.key:
        return access.FORMER_ADDRESS
    return NOTICES[letter.kind]
