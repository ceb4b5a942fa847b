"""People of every kind and what each types in the form, from the first section to the last.

`LIVES[name]` is the `answers` of a draft: `{slug: {"slug-field": [text]}}`; only the identity
document is missing. Read TESTED_ON as the day they fill it in; they are complete today too.
`SIX` names those that the form was first made for, who show each of its parts.
"""

from tests.factories.lives.answering import TESTED_ON
from tests.factories.lives.arabic_name import ARABIC_NAME
from tests.factories.lives.boat import BOAT
from tests.factories.lives.born_abroad import BORN_ABROAD
from tests.factories.lives.caravan import CARAVAN
from tests.factories.lives.care_of import CARE_OF
from tests.factories.lives.chinese_name import CHINESE_NAME
from tests.factories.lives.domiciliation import DOMICILIATION
from tests.factories.lives.family import FAMILY
from tests.factories.lives.foreign_couple import FOREIGN_COUPLE
from tests.factories.lives.from_abroad import FROM_ABROAD
from tests.factories.lives.homeless import HOMELESS
from tests.factories.lives.long_name import LONG_NAME
from tests.factories.lives.no_number import NO_NUMBER
from tests.factories.lives.one_name import ONE_NAME
from tests.factories.lives.reunion import REUNION
from tests.factories.lives.saint_pierre import SAINT_PIERRE
from tests.factories.lives.single import SINGLE
from tests.factories.lives.student import STUDENT
from tests.factories.lives.tamil_name import TAMIL_NAME
from tests.factories.lives.unknown_birthday import UNKNOWN_BIRTHDAY
from tests.factories.lives.vanished_birthplace import VANISHED_BIRTHPLACE
from tests.factories.lives.wallis import WALLIS
from tests.factories.lives.wheelchair import WHEELCHAIR

__all__ = ["LIVES", "SIX", "TESTED_ON"]

SIX = ("single", "family", "homeless", "foreign_couple", "student", "wheelchair")
LIVES: dict[str, dict] = {
    "single": SINGLE,
    "family": FAMILY,
    "homeless": HOMELESS,
    "foreign_couple": FOREIGN_COUPLE,
    "student": STUDENT,
    "wheelchair": WHEELCHAIR,
    "arabic_name": ARABIC_NAME,
    "boat": BOAT,
    "born_abroad": BORN_ABROAD,
    "caravan": CARAVAN,
    "care_of": CARE_OF,
    "chinese_name": CHINESE_NAME,
    "domiciliation": DOMICILIATION,
    "from_abroad": FROM_ABROAD,
    "long_name": LONG_NAME,
    "no_number": NO_NUMBER,
    "one_name": ONE_NAME,
    "reunion": REUNION,
    "saint_pierre": SAINT_PIERRE,
    "tamil_name": TAMIL_NAME,
    "unknown_birthday": UNKNOWN_BIRTHDAY,
    "vanished_birthplace": VANISHED_BIRTHPLACE,
    "wallis": WALLIS,
}
