"""SMS: off without a gateway. What doubles a letter; nothing in the law stands on it."""

import environ

env = environ.Env()

# « octopush » (https://dev.octopush.com), « folder » (files to read, for a demonstration); empty:
# no SMS is written nor sent.
SMS_GATEWAY = env("SMS_GATEWAY", default="")
SMS_OCTOPUSH_URL = env("SMS_OCTOPUSH_URL", default="https://api.octopush.com/v1/public")
SMS_LOGIN = env("SMS_LOGIN", default="")
SMS_KEY = env("SMS_KEY", default="")
# What the telephone shows: 3 to 11 letters and digits, and no word that tells what it is about.
SMS_SENDER = env("SMS_SENDER", default="DEMANDE")
# Seconds, to connect and for the whole answer.
SMS_TIMEOUT = env.int("SMS_TIMEOUT", default=10)
# The secret part of the address where the gateway tells what became of each SMS; empty: closed.
SMS_RECEIPTS_TOKEN = env("SMS_RECEIPTS_TOKEN", default="")
# Hours of Paris between which SMS leave, and whether they do on Sundays and public holidays.
SMS_FROM_HOUR = env.int("SMS_FROM_HOUR", default=8)
SMS_UNTIL_HOUR = env.int("SMS_UNTIL_HOUR", default=20)
SMS_ON_DAYS_OFF = env.bool("SMS_ON_DAYS_OFF", default=False)
