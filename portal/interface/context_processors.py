"""What every page's frame needs, without a query."""


def site(request) -> dict:
    return {}
