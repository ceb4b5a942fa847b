"""People of every kind and what each types in the form, from the first section to the last.

`LIVES[name]` is the `answers` of a draft: `{slug: {"slug-field": [text]}}`; only the identity
document is missing. Read TESTED_ON as the day they fill it in; they are complete today too.
`SIX` names those that the form was first made for, who show each of its parts.
"""

from tests.factories.lives.answering import TESTED_ON
from tests.factories.lives.apprentice import APPRENTICE
from tests.factories.lives.arabic_name import ARABIC_NAME
from tests.factories.lives.boat import BOAT
from tests.factories.lives.born_abroad import BORN_ABROAD
from tests.factories.lives.caravan import CARAVAN
from tests.factories.lives.care_of import CARE_OF
from tests.factories.lives.chinese_name import CHINESE_NAME
from tests.factories.lives.corsica import CORSICA
from tests.factories.lives.deaf_couple import DEAF_COUPLE
from tests.factories.lives.disabled_child import DISABLED_CHILD
from tests.factories.lives.domiciliation import DOMICILIATION
from tests.factories.lives.evicted import EVICTED
from tests.factories.lives.family import FAMILY
from tests.factories.lives.farm_worker import FARM_WORKER
from tests.factories.lives.foreign_couple import FOREIGN_COUPLE
from tests.factories.lives.from_abroad import FROM_ABROAD
from tests.factories.lives.guadeloupe import GUADELOUPE
from tests.factories.lives.guardianship import GUARDIANSHIP
from tests.factories.lives.hlm_transfer import HLM_TRANSFER
from tests.factories.lives.homeless import HOMELESS
from tests.factories.lives.hotel import HOTEL
from tests.factories.lives.leaving_prison import LEAVING_PRISON
from tests.factories.lives.long_name import LONG_NAME
from tests.factories.lives.mayotte import MAYOTTE
from tests.factories.lives.nine_children import NINE_CHILDREN
from tests.factories.lives.no_income import NO_INCOME
from tests.factories.lives.no_notice import NO_NOTICE
from tests.factories.lives.no_number import NO_NUMBER
from tests.factories.lives.one_name import ONE_NAME
from tests.factories.lives.overseas_student import OVERSEAS_STUDENT
from tests.factories.lives.owner_in_difficulty import OWNER_IN_DIFFICULTY
from tests.factories.lives.refugee import REFUGEE
from tests.factories.lives.retired_couple import RETIRED_COUPLE
from tests.factories.lives.reunion import REUNION
from tests.factories.lives.saint_pierre import SAINT_PIERRE
from tests.factories.lives.separated_on_paper import SEPARATED_ON_PAPER
from tests.factories.lives.single import SINGLE
from tests.factories.lives.squat import SQUAT
from tests.factories.lives.staff_housing import STAFF_HOUSING
from tests.factories.lives.student import STUDENT
from tests.factories.lives.tamil_name import TAMIL_NAME
from tests.factories.lives.three_flatmates import THREE_FLATMATES
from tests.factories.lives.twins_to_come import TWINS_TO_COME
from tests.factories.lives.unknown_birthday import UNKNOWN_BIRTHDAY
from tests.factories.lives.vanished_birthplace import VANISHED_BIRTHPLACE
from tests.factories.lives.violence import VIOLENCE
from tests.factories.lives.wallis import WALLIS
from tests.factories.lives.wheelchair import WHEELCHAIR
from tests.factories.lives.young_mother import YOUNG_MOTHER

__all__ = ["LIVES", "SIX", "TESTED_ON"]

SIX = ("single", "family", "homeless", "foreign_couple", "student", "wheelchair")
LIVES: dict[str, dict] = {
    "single": SINGLE,
    "family": FAMILY,
    "homeless": HOMELESS,
    "foreign_couple": FOREIGN_COUPLE,
    "student": STUDENT,
    "wheelchair": WHEELCHAIR,
    "apprentice": APPRENTICE,
    "arabic_name": ARABIC_NAME,
    "boat": BOAT,
    "born_abroad": BORN_ABROAD,
    "caravan": CARAVAN,
    "care_of": CARE_OF,
    "chinese_name": CHINESE_NAME,
    "corsica": CORSICA,
    "deaf_couple": DEAF_COUPLE,
    "disabled_child": DISABLED_CHILD,
    "domiciliation": DOMICILIATION,
    "evicted": EVICTED,
    "farm_worker": FARM_WORKER,
    "from_abroad": FROM_ABROAD,
    "guadeloupe": GUADELOUPE,
    "guardianship": GUARDIANSHIP,
    "hlm_transfer": HLM_TRANSFER,
    "hotel": HOTEL,
    "leaving_prison": LEAVING_PRISON,
    "long_name": LONG_NAME,
    "mayotte": MAYOTTE,
    "nine_children": NINE_CHILDREN,
    "no_income": NO_INCOME,
    "no_notice": NO_NOTICE,
    "no_number": NO_NUMBER,
    "one_name": ONE_NAME,
    "overseas_student": OVERSEAS_STUDENT,
    "owner_in_difficulty": OWNER_IN_DIFFICULTY,
    "refugee": REFUGEE,
    "retired_couple": RETIRED_COUPLE,
    "reunion": REUNION,
    "saint_pierre": SAINT_PIERRE,
    "separated_on_paper": SEPARATED_ON_PAPER,
    "squat": SQUAT,
    "staff_housing": STAFF_HOUSING,
    "tamil_name": TAMIL_NAME,
    "three_flatmates": THREE_FLATMATES,
    "twins_to_come": TWINS_TO_COME,
    "unknown_birthday": UNKNOWN_BIRTHDAY,
    "vanished_birthplace": VANISHED_BIRTHPLACE,
    "violence": VIOLENCE,
    "wallis": WALLIS,
    "young_mother": YOUNG_MOTHER,
}
