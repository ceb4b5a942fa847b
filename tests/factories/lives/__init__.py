"""Six people and what each types in the form, from the first section to the last.

`LIVES[name]` is the `answers` of a draft: `{slug: {"slug-field": [text]}}`; only the identity
document is missing. Read TESTED_ON as the day they fill it in; they are complete today too.
"""

from tests.factories.lives.answering import TESTED_ON
from tests.factories.lives.family import FAMILY
from tests.factories.lives.foreign_couple import FOREIGN_COUPLE
from tests.factories.lives.homeless import HOMELESS
from tests.factories.lives.single import SINGLE
from tests.factories.lives.student import STUDENT
from tests.factories.lives.wheelchair import WHEELCHAIR

__all__ = ["LIVES", "TESTED_ON"]

LIVES: dict[str, dict] = {
    "single": SINGLE,
    "family": FAMILY,
    "homeless": HOMELESS,
    "foreign_couple": FOREIGN_COUPLE,
    "student": STUDENT,
    "wheelchair": WHEELCHAIR,
}
