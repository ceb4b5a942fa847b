"""What stands at the foot of each personal page: leave quickly, and, without account, finish."""

from __future__ import annotations

from django import template
from django.conf import settings

register = template.Library()


@register.inclusion_tag("filing/parts/session_end.html", takes_context=True)
def session_end(context, draft=None, step=None, inside_form: bool = False) -> dict:
    """« Terminer sur cet ordinateur », the time limit, and the dialog that warns before it.

    Nothing of these for an account. « Quitter vite » for everybody but who types a paper form.
    `inside_form`: the button is one of the page's own form, and what is
    typed in the section is recorded first.
    """
    request = context["request"]
    return {
        "csrf_token": context.get("csrf_token"),
        "quick_exit_url": "" if draft and draft.guichet_id else settings.QUICK_EXIT_URL,
        "shown": not request.user.is_authenticated,
        "draft": draft,
        "slug": step.slug if step and step.form_class else "",
        "inside_form": inside_form,
        "minutes": settings.DRAFT_IDLE_MINUTES,
        "warning": settings.DRAFT_IDLE_WARNING_MINUTES,
        # Texts: numbers would be written as people read them, « 1 800 ».
        "limit_seconds": str(settings.DRAFT_IDLE_MINUTES * 60),
        "warning_seconds": str(settings.DRAFT_IDLE_WARNING_MINUTES * 60),
    }
