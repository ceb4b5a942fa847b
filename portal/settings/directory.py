"""How the directory of guichets is kept true."""

import environ

env = environ.Env()

# Hours that nobody has verified for so long are hidden: the page says to telephone.
GUICHET_HOURS_FRESH_MONTHS = env.int("GUICHET_HOURS_FRESH_MONTHS", default=12)
# A guichet is asked to read its card again after so long, then every month.
GUICHET_REVIEW_MONTHS = env.int("GUICHET_REVIEW_MONTHS", default=6)
# « Signaler une erreur »: from one visitor in an hour; waiting for one guichet.
GUICHET_REPORTS_PER_HOUR = env.int("GUICHET_REPORTS_PER_HOUR", default=5)
GUICHET_REPORTS_WAITING = env.int("GUICHET_REPORTS_WAITING", default=50)
# A report that was treated is erased after so long; an address left in it, at the latest then.
GUICHET_REPORTS_KEPT_MONTHS = env.int("GUICHET_REPORTS_KEPT_MONTHS", default=12)
