"""« prenom@gmial.com »: did the person mean gmail.com? A suggestion, never an error."""

from __future__ import annotations

from difflib import get_close_matches

# Where most addresses of people in France are.
COMMON = (
    "gmail.com",
    "orange.fr",
    "wanadoo.fr",
    "free.fr",
    "sfr.fr",
    "laposte.net",
    "hotmail.fr",
    "hotmail.com",
    "outlook.fr",
    "outlook.com",
    "yahoo.fr",
    "yahoo.com",
    "icloud.com",
    "live.fr",
    "live.com",
    "bbox.fr",
    "neuf.fr",
    "numericable.fr",
    "aliceadsl.fr",
    "club-internet.fr",
    "cegetel.net",
    "protonmail.com",
    "proton.me",
    "msn.com",
    "aol.com",
    "gmx.fr",
)
# They look like one of those, and they are real.
REAL = frozenset(
    {
        "aol.fr",
        "freesbee.fr",
        "gmx.com",
        "gmx.de",
        "gmx.net",
        "googlemail.com",
        "hotmail.be",
        "hotmail.ca",
        "hotmail.ch",
        "hotmail.co.uk",
        "hotmail.de",
        "hotmail.es",
        "hotmail.it",
        "laposte.fr",
        "lilo.org",
        "live.be",
        "live.ca",
        "live.co.uk",
        "live.it",
        "live.nl",
        "mac.com",
        "mail.com",
        "me.com",
        "mns.com",
        "neuf.com",
        "orange.be",
        "orange.com",
        "orange.es",
        "orange.net",
        "outlook.be",
        "outlook.de",
        "outlook.es",
        "outlook.it",
        "outlook.pt",
        "pm.me",
        "proton.ch",
        "protonmail.ch",
        "rocketmail.com",
        "sfr.com",
        "sfr.net",
        "tutanota.com",
        "wanadoo.com",
        "wanadoo.es",
        "yahoo.be",
        "yahoo.ca",
        "yahoo.co.uk",
        "yahoo.com.br",
        "yahoo.de",
        "yahoo.es",
        "yahoo.it",
        "yahoo.ma",
        "ymail.com",
    }
)
# No one has a mailbox there, and they do not look enough like what was meant.
OTHER_ENDINGS = {
    "gmail.fr": "gmail.com",
    "icloud.fr": "icloud.com",
    "laposte.com": "laposte.net",
    "protonmail.fr": "protonmail.com",
}
LIKENESS = 0.87


def suggestion(address: str) -> str:
    """The whole address with the domain that was probably meant; empty when there is no doubt.

    The first letter is never doubted: « grange.fr » is not « orange.fr ».
    """
    person, at, domain = address.strip().rpartition("@")
    domain = domain.lower()
    if not (person and at) or domain in COMMON or domain in REAL:
        return ""
    meant = OTHER_ENDINGS.get(domain) or _likely(domain)
    return f"{person}@{meant}" if meant else ""


def _likely(domain: str) -> str:
    same_start = [common for common in COMMON if common[0] == domain[:1]]
    return next(iter(get_close_matches(domain, same_start, n=1, cutoff=LIKENESS)), "")
