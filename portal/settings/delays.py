"""The delays of the law and of the register, each with its source; domain.md 16 gives the defaults.

Months are calendar months: one month before 30 March is 28 February.
"""

import environ

env = environ.Env()

# A demand is valid one year from its filing or its last renewal (CCH R.441-2-7).
VALIDITY_MONTHS = env.int("VALIDITY_MONTHS", default=12)
# Whether a renewal keeps the anniversary instead of starting a year anew: unsure in the law.
FIXED_ANNIVERSARY = env.bool("FIXED_ANNIVERSARY", default=False)
# The renewal opens and the first notice leaves so long before the end of validity.
RENEWAL_OPENS_DAYS = env.int("RENEWAL_OPENS_DAYS", default=60)
# The law wants the notice one month before the end of validity (CCH R.441-2-7)…
LEGAL_NOTICE_MONTHS = 1
# … and we want this many notices whose delivery is proved before a demand is removed.
PROVED_NOTICES_BEFORE_REMOVAL = env.int("PROVED_NOTICES_BEFORE_REMOVAL", default=2)
# A demand that is not renewed stays this long after its end of validity (cahier des charges 6.1).
TOLERANCE_MONTHS = env.int("TOLERANCE_MONTHS", default=1)
# A removed demand may come back so long: after the end of validity when it was not renewed, after
# its removal when a letter was not answered (cahier des charges 6.1 and 6.5).
REACTIVATION_MONTHS_NOT_RENEWED = env.int("REACTIVATION_MONTHS_NOT_RENEWED", default=6)
REACTIVATION_MONTHS_NO_ANSWER = env.int("REACTIVATION_MONTHS_NO_ANSWER", default=5)
# A warning must be left unanswered so long: one month in the law (CCH R.441-2-8), two in the
# register when no answer came (cahier des charges 6.5).
NO_ANSWER_MONTHS = env.int("NO_ANSWER_MONTHS", default=2)
INADMISSIBLE_MONTHS = env.int("INADMISSIBLE_MONTHS", default=1)
# A lease recorded more than so many days after its signature is late (quality indicator Q16).
LEASE_RECORDED_DAYS = env.int("LEASE_RECORDED_DAYS", default=15)
# A person who renounces may change their mind so long.
RENUNCIATION_UNDO_HOURS = env.int("RENUNCIATION_UNDO_HOURS", default=48)
# Nominative data is erased so long after the removal (arrêté of 2013, article 3).
RETENTION_MONTHS = env.int("RETENTION_MONTHS", default=12)
# Days given to show or send again the identity document (domain.md 4.1, rule 3).
IDENTITY_DEADLINE_DAYS = env.int("IDENTITY_DEADLINE_DAYS", default=30)
# … counted again from the last of so many reminders whose delivery is proved.
PROVED_REMINDERS_BEFORE_ABANDON = 2
# The second notice, and how long after the first when that one left late.
SECOND_NOTICE_DAYS = env.int("SECOND_NOTICE_DAYS", default=30)
DAYS_BETWEEN_NOTICES = 15
# A first notice whose delivery is not proved so long before the end goes by the post.
POST_INSTEAD_DAYS = env.int("POST_INSTEAD_DAYS", default=50)
# An e-mail that no bounce followed for so long is held for delivered.
BOUNCE_DAYS = env.int("BOUNCE_DAYS", default=7)
# A demand that was never registered is erased so long after it was abandoned (domain.md 9.2).
ABANDONED_RETENTION_DAYS = env.int("ABANDONED_RETENTION_DAYS", default=30)
# A draft that nobody touches is erased after so many days (domain.md 9.2).
DRAFT_RETENTION_DAYS = env.int("DRAFT_RETENTION_DAYS", default=90)
# A nightly command that nobody saw end for so long is late: a day, and two hours of grace.
NIGHT_PATIENCE_HOURS = env.int("NIGHT_PATIENCE_HOURS", default=26)
