"""The back office of the letters: their words, never a letter nor a demand."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from forms_wizard.letters.models import LetterText


class TextPolicy(ModelPermissionPolicy):
    """One row for each notice and language: changed, never added nor removed by hand."""

    def user_has_permission(self, user, action):
        return action not in ("add", "delete") and super().user_has_permission(user, action)


class TextIndexView(IndexView):
    """The languages that the site speaks, in the order of the catalogue."""

    def get_base_queryset(self):
        spoken = super().get_base_queryset().filter(language__in=dict(settings.LANGUAGES))
        french = LetterText.objects.filter(
            notice=OuterRef("notice"), language=settings.LANGUAGE_CODE, live=True
        )
        return spoken.annotate(french_is_published=Exists(french))


class TextEditView(EditView):
    """Saved when asked: a text half written is refused, it would be told at every key."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.autosave_enabled = False


def back_to_origin(request, pk):
    """Ask, then withdraw what was published and forget the draft: the versions stay in history."""
    text = get_object_or_404(LetterText, pk=pk)
    if not TextPolicy(LetterText).user_has_permission(request.user, "publish"):
        raise PermissionDenied
    if text.get_lock():
        messages.error(request, _("Ce texte est verrouillé. Déverrouillez-le d'abord."))
        return redirect("wagtailsnippets_letters_lettertext:edit", text.pk)
    if request.method != "POST":
        return render(request, "letters/admin/back_to_origin.html", {"text": text})
    with transaction.atomic():
        text = LetterText.objects.select_for_update(of=("self",)).get(pk=pk)
        if text.live:
            text.unpublish(user=request.user)
        text.latest_revision, text.has_unpublished_changes = None, False
        text.save(update_fields=["latest_revision", "has_unpublished_changes"])
        log(instance=text, action="letters.back_to_origin", user=request.user)
    messages.success(request, _("Le texte d'origine est à nouveau celui des courriers."))
    return redirect("wagtailsnippets_letters_lettertext:edit", text.pk)


class LetterTextViewSet(SnippetViewSet):
    model = LetterText
    menu_label = "Textes des courriers"
    menu_name = "textes-des-courriers"
    icon = "mail"
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = TextIndexView
    edit_view_class = TextEditView
    list_display = ["label", "language_name", "state"]
    list_per_page = 60
    ordering = ["pk"]
    edit_handler = ObjectList(
        [
            HelpPanel(template="letters/admin/variables.html", heading="Ce courrier"),
            FieldPanel("subject"),
            FieldPanel("body"),
            FieldPanel("link"),
            FieldPanel("sms"),
        ]
    )

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("origine/<int:pk>/", back_to_origin, name="back_to_origin"),
        ]


@hooks.register("register_log_actions")
def name_the_way_back(actions):
    actions.register_action(
        "letters.back_to_origin", _("Revenir au texte d'origine"), _("Texte d'origine repris")
    )


register_permission_policy(LetterText, TextPolicy(LetterText))
register_snippet(LetterTextViewSet)
