"""How the words of each language are compared."""

# The database's own configurations; the words of another language are compared as they are.
CONFIGURATIONS = {"fr": "french", "en": "english", "ar": "arabic"}
OTHER_CONFIGURATION = "simple"
# Without accents « refusée » keeps one letter more than « refusé », which PostgreSQL does not
# take off: both sides of a comparison are read with one « e ». As PostgreSQL writes it.
FEMININE, ONE_E = r"ees?\M", "e"


def configuration(language: str) -> str:
    """How the words of a language lose their endings (« logements » is « logement »)."""
    return CONFIGURATIONS.get(language, OTHER_CONFIGURATION)
