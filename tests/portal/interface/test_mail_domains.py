"""A typing error in an e-mail address is suggested; a real domain is never doubted."""

import pytest

from portal.interface.mail_domains import COMMON, REAL, suggestion


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("prenom@gmial.com", "prenom@gmail.com"),
        ("prenom@GMAIL.CON", "prenom@gmail.com"),
        ("prenom@gmail.fr", "prenom@gmail.com"),
        ("prenom@gmal.com", "prenom@gmail.com"),
        ("a.b+c@hotmial.fr", "a.b+c@hotmail.fr"),
        ("prenom@outlok.com", "prenom@outlook.com"),
        ("prenom@oragne.fr", "prenom@orange.fr"),
        ("prenom@wanado.fr", "prenom@wanadoo.fr"),
        ("prenom@laposte.ner", "prenom@laposte.net"),
        ("prenom@yaho.fr", "prenom@yahoo.fr"),
        ("prenom@fre.fr", "prenom@free.fr"),
        ("prenom@iclod.com", "prenom@icloud.com"),
        (" « x »@gmial.com ", "« x »@gmail.com"),
    ],
)
def test_what_was_probably_meant(typed, meant):
    assert suggestion(typed) == meant


OTHERS = """
ac-lille.fr ameli.fr caf.fr ccas-lille.fr croix-rouge.fr edu.univ-lille.fr emmaus.fr exemple.fr
example.org fastmail.com france-terre-asile.org gouv.fr grange.fr hec.edu hey.com interieur.gouv.fr
laredoute.fr lille.fr mailfence.com mailo.com nordnet.fr ovh.fr posteo.net qq.com range.fr
secours-catholique.org sncf.fr t-online.de tutanota.de ville-lille.fr web.de yandex.ru zaclys.net
"""


@pytest.mark.parametrize("domain", [*COMMON, *sorted(REAL), *OTHERS.split()])
def test_a_real_domain_is_never_doubted(domain):
    assert suggestion(f"prenom@{domain}") == ""


@pytest.mark.parametrize("typed", ["", "@", "gmial.com", "@gmial.com", "prenom@", "\0", "a@b" * 90])
def test_what_is_no_address_suggests_nothing(typed):
    assert suggestion(typed) == ""
