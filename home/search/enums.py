"""How the words of each language are compared."""

# The database's own configurations; the words of another language are compared as they are.
CONFIGURATIONS = {"fr": "french", "en": "english", "ar": "arabic"}
OTHER_CONFIGURATION = "simple"


def configuration(language: str) -> str:
    """How the words of a language lose their endings (« logements » is « logement »)."""
    return CONFIGURATIONS.get(language, OTHER_CONFIGURATION)
