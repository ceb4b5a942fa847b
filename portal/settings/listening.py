"""What visitors tell us: opinions on pages, messages to a guichet or to the help desk."""

import environ

env = environ.Env()

# « Cette page vous a-t-elle aidé ? »: answers kept in one day, for one page and for the site.
FEEDBACK_PER_PAGE = env.int("FEEDBACK_PER_PAGE", default=200)
FEEDBACK_PER_DAY = env.int("FEEDBACK_PER_DAY", default=5000)
# Comments are erased after so long; the counts stay.
FEEDBACK_COMMENTS_KEPT_MONTHS = env.int("FEEDBACK_COMMENTS_KEPT_MONTHS", default=12)

# The hours in which messages are answered, Monday to Friday, public holidays left out.
CONTACT_FROM_HOUR = env.int("CONTACT_FROM_HOUR", default=9)
CONTACT_UNTIL_HOUR = env.int("CONTACT_UNTIL_HOUR", default=17)
# What managers of territories promise (domain.md 8.3, Q24): four hours for a simple question, two
# days for another, a reminder each week for what the national service must settle.
CONTACT_SIMPLE_HOURS = env.int("CONTACT_SIMPLE_HOURS", default=4)
CONTACT_COMPLEX_DAYS = env.int("CONTACT_COMPLEX_DAYS", default=2)
CONTACT_CHASED_DAYS = env.int("CONTACT_CHASED_DAYS", default=7)
# From one visitor in an hour; waiting for one guichet, or for the help desk.
CONTACT_PER_HOUR = env.int("CONTACT_PER_HOUR", default=5)
CONTACT_WAITING = env.int("CONTACT_WAITING", default=500)
# An answered message is closed after so many days; a closed one is erased after so many months.
CONTACT_CLOSED_DAYS = env.int("CONTACT_CLOSED_DAYS", default=15)
CONTACT_KEPT_MONTHS = env.int("CONTACT_KEPT_MONTHS", default=6)
