"""What the browser sends of « Mes coordonnées »."""

NEW = "nouvelle@exemple.fr"


def typed(demand, **changed) -> dict:
    """The page as it is shown, but for what is changed."""
    return {
        "declaration": demand.declarations.first().digest,
        "contact-mobile": "06 12 34 56 78",
        "contact-email": "camille@exemple.fr",
        "contact-address_kind": "france",
        "contact-number": "12 bis",
        "contact-street": "rue de Paris",
        "contact-postcode": "59000",
        "contact-commune": "Lille (59000)",
    } | {f"contact-{name}": value for name, value in changed.items()}
