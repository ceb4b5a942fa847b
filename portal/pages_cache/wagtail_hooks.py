"""A page kept for some people (a password, a group) is never a public page."""

from wagtail import hooks

from portal.pages_cache.middleware import personal


# Before Wagtail's own check, which reads the account and the session.
@hooks.register("before_serve_page", order=-100)
def private_pages_are_personal(page, request, serve_args, serve_kwargs):
    if page.get_view_restrictions():
        personal(request)
