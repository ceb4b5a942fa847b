"""Where SMS may be sent: French mobiles of who agreed, overseas included (domain.md 2.3)."""

import pytest

from forms_wizard.demands.projection import columns
from forms_wizard.form.contact import sms_cannot_reach, sms_number


def contact(e164="+33612345678", consent=True, **kwargs) -> dict:
    return {"mobile": {"typed": "typed", "e164": e164}, "consent_sms": consent, **kwargs}


@pytest.mark.parametrize(
    "e164",
    [
        "+33612345678",
        "+33751234567",
        "+33712345678",  # a range that the library does not know
        "+262692123456",  # La Réunion
        "+262639012345",  # Mayotte
        "+590690001234",  # Guadeloupe, Saint-Martin, Saint-Barthélemy
        "+594694201234",  # Guyane
        "+596696201234",  # Martinique
        "+508551234",  # Saint-Pierre-et-Miquelon
        "+687751234",  # Nouvelle-Calédonie
        "+68987123456",  # Polynésie
        "+681821234",  # Wallis-et-Futuna
    ],
)
def test_a_french_mobile_is_reached(e164):
    assert sms_number(contact(e164)) == e164
    assert not sms_cannot_reach(contact(e164))
    assert columns({"contact": contact(e164)})["sms_number"] == e164


@pytest.mark.parametrize(
    "found",
    [
        contact("+33320123456"),  # a fixed line
        contact("+32470123456"),  # Belgium
        contact("+447400123456"),
        {"consent_sms": True},
        {"consent_sms": True, "home_phone": {"e164": "+33612345678"}},
    ],
)
def test_no_sms_goes_elsewhere_and_the_page_says_so(found):
    assert sms_number(found) == ""
    assert sms_cannot_reach(found)


@pytest.mark.parametrize("found", [contact(consent=False), {}, {"mobile": contact()["mobile"]}])
def test_who_did_not_agree_gets_none(found):
    assert sms_number(found) == ""
    assert not sms_cannot_reach(found)
    assert columns({"contact": found})["sms_number"] == ""
