"""The official lists of domain.md section 2, code by code."""

import pytest

from forms_wizard.form import codes

LISTS = {
    "Nature": "CRE REN MOD",
    "Civility": "2 1",
    "Nationality": "1 2 3",
    "FamilySituation": "C M D S P U V",
    "CoLink": "M P C L",
    "DependantLink": "P E A",
    "Sex": "M F",
    "Custody": "G D",
    "Work": "CDI CDD ART APP CHO ETU RET AUT",
    "Resource": "SAL RET CHO PAR PINV AF AAH AEEH AJPP RSA AMV PAJE BE AUT",
    "Payment": "PAV",
    "Occupancy": (
        "HLM LP RS RHVS RE SLHT SH CDEFCM CPE CP LTG FONC POCC CAMCAR HOT SD SQUAT OST HMOB"
    ),
    "HomeType": "C T1 T2 T3 T4 T5 T6P",
    "WantedCategory": "A M I",
    # V2's 03 is split in V3; a new demand names one of the two.
    "Motive": ("01 02 02R 03A 03B 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23"),
    "Evolution": "STA EVO",
    "Motor": "MS MI",
    "Sensory": "DA DV",
    "Stairs": "1 2 3 4",
    "Aid": "1 2 3 4 5 6 7",
    "Equipment": "1 2 3 4 5 6",
}


@pytest.mark.parametrize("name", LISTS)
def test_every_official_code_may_be_answered(name):
    assert set(getattr(codes, name).values) == set(LISTS[name].split())


def test_a_current_home_may_be_a_flat_or_a_house():
    assert {"A", "M"} <= set(codes.HomeCategory.values)
