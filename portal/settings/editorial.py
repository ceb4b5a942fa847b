"""How the pages of the editorial site are kept true."""

import environ

env = environ.Env()

# A page that a person has read again is to be read again after so many months; rules of the field
# change with the year (ceilings, rents), so twice a year unless the editor says another day.
PAGE_REVIEW_MONTHS = env.int("PAGE_REVIEW_MONTHS", default=6)
# So long after that day, the page itself tells its readers that nobody read it again.
PAGE_STALE_DAYS = env.int("PAGE_STALE_DAYS", default=60)
# The mails of a review (templates/wagtailadmin/notifications) leave as text and as HTML.
WAGTAILADMIN_NOTIFICATION_USE_HTML = True
