"""What was tried to deliver a letter, what it said, and the words that editors give to notices."""

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from directory.territory.models import Territory
from forms_wizard.demands.enums import LetterChannel
from forms_wizard.demands.models import Letter
from forms_wizard.demands.references import new_reference
from forms_wizard.letters import wording_checks
from forms_wizard.letters.blocks import SITUATION, BodyBlock, body_of, paragraphs
from forms_wizard.letters.notices import NOTICES
from forms_wizard.letters.previews import Previews
from forms_wizard.letters.storage import PostStorage
from forms_wizard.letters.wording import Notice, Wording, is_translated


class Outcome(models.TextChoices):
    SENT = "sent", _("Envoyé")
    FAILED = "failed", _("Échec")
    REFUSED = "refused", _("Adresse refusée par la messagerie")
    NO_ADDRESS = "no_address", _("Pas d'adresse électronique")
    BOUNCED = "bounced", _("Revenu : l'adresse électronique ne marche pas")
    DEPOSITED = "deposited", _("Remis à la poste")
    DELAYED = "delayed", _("Pas encore remis : la messagerie réessaie")
    RETURNED = "returned", _("Revenu : n'habite pas à l'adresse indiquée")
    NO_NUMBER = "no_number", _("Pas de portable qui accepte les SMS")
    TOO_LATE = "too_late", _("Pas envoyé : ce message n'était plus utile")
    DELIVERED = "delivered", _("Arrivé sur le téléphone")
    UNDELIVERED = "undelivered", _("Pas arrivé : le téléphone ne répond pas")
    UNKNOWN = "unknown", _("Parti, sans nouvelle du téléphone")


class Attempt(models.Model):
    """One try at delivering one letter by one channel."""

    letter = models.ForeignKey(
        Letter, models.CASCADE, related_name="attempts", verbose_name="courrier"
    )
    channel = models.CharField("canal", max_length=8, default="email")
    outcome = models.CharField("résultat", max_length=12, choices=Outcome.choices)
    at = models.DateTimeField("date")
    error = models.CharField("erreur", max_length=200, blank=True)
    # What the mail server answered, or the batch of the printer: the proof that is kept.
    proof = models.CharField("preuve", max_length=300, blank=True)
    # How the gateway of SMS names it in its receipts.
    ticket = models.CharField("numéro d'envoi", max_length=64, blank=True)

    class Meta:
        verbose_name = "envoi"
        ordering = ["letter", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="attempt_has_its_own_ticket", fields=["ticket"], condition=~models.Q(ticket="")
            )
        ]

    def __str__(self):
        return f"{self.letter_id} {self.outcome}"


def printed_at(batch: "PostBatch", filename: str) -> str:
    """Named by us: « 7KQ2M9XAAB.pdf »."""
    return f"{batch.reference}.{filename.rpartition('.')[2]}"


class PostBatch(models.Model):
    """Letters of one territory printed together, taken to the post together.

    Its letters are chosen once, with the row; its files are made afterwards, and made again by
    whoever finds them missing. `deposited_on` is what proves its letters.
    """

    reference = models.CharField(
        "référence", max_length=10, unique=True, default=new_reference, editable=False
    )
    territory = models.ForeignKey(
        Territory, models.PROTECT, related_name="+", verbose_name="territoire"
    )
    made_at = models.DateTimeField("préparé le")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="préparé par",
    )
    count = models.PositiveIntegerField("courriers")
    deposited_on = models.DateField("remis à la poste le", null=True, blank=True)
    pdf = models.FileField("PDF", storage=PostStorage(), upload_to=printed_at, blank=True)
    manifest = models.FileField("liste", storage=PostStorage(), upload_to=printed_at, blank=True)

    class Meta:
        verbose_name = "lot de courriers"
        verbose_name_plural = "lots de courriers"
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.reference


class PostedLetter(models.Model):
    """One letter in its batch: a letter is in one batch only. `code` is printed on it."""

    letter = models.OneToOneField(
        Letter, models.CASCADE, related_name="posted", verbose_name="courrier"
    )
    batch = models.ForeignKey(PostBatch, models.CASCADE, related_name="letters", verbose_name="lot")
    code = models.CharField(
        "code du courrier", max_length=10, unique=True, default=new_reference, editable=False
    )

    class Meta:
        verbose_name = "courrier d'un lot"
        verbose_name_plural = "courriers d'un lot"
        ordering = ["batch", "pk"]

    def __str__(self):
        return self.code


class SentText(models.Model):
    """What a letter said when it last left by that channel, word for word.

    Kept because words change: proofs are read months later. It goes with the letter, so with the
    demand. `text` holds paragraphs and link, one blank line between them, never the code of a
    co-applicant; `french` the same below, when `language` is another.
    """

    letter = models.ForeignKey(
        Letter, models.CASCADE, related_name="sent_texts", verbose_name="courrier"
    )
    channel = models.CharField("canal", max_length=8)
    subject = models.CharField("objet", max_length=200)
    language = models.CharField(
        "langue",
        max_length=12,
        default=settings.LANGUAGE_CODE,
        db_default=settings.LANGUAGE_CODE,
    )
    text = models.TextField("texte")
    french = models.TextField("texte français", blank=True, default="", db_default="")
    # Null: the text of origin. Its number stays when the version itself is gone.
    revision_id = models.PositiveBigIntegerField("version du texte", null=True, blank=True)
    at = models.DateTimeField("date")

    class Meta:
        verbose_name = "texte envoyé"
        verbose_name_plural = "textes envoyés"
        ordering = ["letter", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_sent_text_per_letter_and_channel", fields=["letter", "channel"]
            )
        ]

    def __str__(self):
        return f"{self.letter_id} {self.channel}"

    @property
    def parts(self) -> list[tuple[str, list[str]]]:
        """The language and the paragraphs, then those in French."""
        texts = [(self.language, self.text), (settings.LANGUAGE_CODE, self.french)]
        return [(code, text.strip().split("\n\n")) for code, text in texts if text]

    @property
    def channel_label(self) -> str:
        return str(LetterChannel(self.channel).label)


class LetterText(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, models.Model
):
    """The words of one notice in one language, as editors want them.

    One row for each, made when the site is migrated. Not published, the text of origin
    (`letters.notices`) is sent; published, this one, as long as `faults` finds none.
    """

    notice = models.CharField("courrier", max_length=24, editable=False)
    language = models.CharField("langue", max_length=12, editable=False)
    # Blank for Django: `faults` says what is missing in words of its own.
    subject = models.CharField("objet", max_length=200, blank=True)
    body = StreamField(BodyBlock(), verbose_name="paragraphes", blank=True)
    link = models.CharField("texte du lien", max_length=200, blank=True)
    sms = models.TextField("SMS", blank=True, max_length=1000)

    class Meta:
        verbose_name = "texte d'un courrier"
        verbose_name_plural = "textes des courriers"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_text_per_notice_and_language", fields=["notice", "language"]
            )
        ]

    def __str__(self):
        return f"{self.label} ({self.language_name})"

    @property
    def of(self) -> Notice | None:
        """The notice; None when no letter says it any more."""
        return NOTICES.get(self.notice)

    @property
    @admin.display(description="courrier")
    def label(self) -> str:
        return str(self.of.label) if self.of else self.notice

    @property
    @admin.display(description="langue")
    def language_name(self) -> str:
        return dict(settings.LANGUAGES).get(self.language, self.language)

    @property
    def wording(self) -> Wording:
        return Wording(
            subject=self.subject,
            paragraphs=tuple(paragraphs(self.body)),
            link=self.link,
            sms=self.sms,
        )

    def fill_with_origin(self) -> None:
        """Take the text of origin, that of the code, in the language of the row."""
        with translation.override(self.language):
            origin = self.of.wording
            self.subject, self.link, self.sms = (
                str(text) for text in (origin.subject, origin.link, origin.sms)
            )
            self.body = body_of(origin.paragraphs)

    def get_latest_revision_as_object(self):
        """What an editor starts from: the text of origin as long as nobody wrote anything."""
        if self.latest_revision_id is None and not self.live and self.of:
            self.fill_with_origin()
        return super().get_latest_revision_as_object()

    @property
    @admin.display(description="ce qui part")
    def state(self) -> str:
        """What letters say today, in words for the editors."""
        if self.of is None:
            return _("Plus aucun courrier ne dit ce texte")
        if not self.live:
            if not self.is_translated:
                return _("Le texte français seul : rien n'est traduit ici")
            is_draft = self.latest_revision_id is not None
            return _("Texte d'origine ; un brouillon attend") if is_draft else _("Texte d'origine")
        if self.faults():
            return _("Texte d'origine : le texte publié est écarté, corrigez-le")
        return _("Texte publié ici")

    @cached_property
    def french_is_published(self) -> bool:
        """Whether an editor gave the notice other words in French; lists say it in their query."""
        ours = LetterText.objects.filter(notice=self.notice, language=settings.LANGUAGE_CODE)
        return ours.filter(live=True).exists()

    @property
    def is_translated(self) -> bool:
        """Whether something is said in this language as long as nobody writes here."""
        if self.language == settings.LANGUAGE_CODE:
            return True
        return not self.french_is_published and is_translated(self.of.wording, self.language)

    def faults(self) -> list[wording_checks.Fault]:
        if self.of is None:
            return []
        return wording_checks.faults(self.of, self.wording, language=self.language)

    def clean(self):
        super().clean()
        errors, whole, places = {}, [], {}
        for fault in self.faults():
            if fault.field != "paragraphs":
                errors.setdefault(fault.field, []).append(fault.sentence)
            elif fault.place is None:
                whole.append(fault.sentence)
            else:
                places.setdefault(fault.place, []).append(fault.sentence)
        if whole or places:
            errors["body"] = self._body_error(whole, places)
        if errors:
            raise ValidationError(errors)

    def _body_error(self, whole: list[str], places: dict[int, list[str]]) -> ValidationError:
        """Each sentence at its paragraph, as Wagtail's editor shows it."""
        blocks = {}
        for place, sentences in places.items():
            error = ValidationError(" ".join(sentences))
            in_situation = self.body[place].block_type == SITUATION
            blocks[place] = StructBlockValidationError({"text": error}) if in_situation else error
        return StreamBlockValidationError(block_errors=blocks, non_block_errors=whole)

    @property
    def preview_modes(self):
        return self._previews.modes if self.of else []

    def serve_preview(self, request, mode_name):
        # An old version may hold what the code has forgotten since.
        if faults := self.faults():
            return self._previews.refusal([fault.sentence for fault in faults])
        return self._previews.response(mode_name)

    @property
    def _previews(self) -> Previews:
        ours = LetterText.objects.filter(notice=self.notice, language=settings.LANGUAGE_CODE)
        french = ours.filter(live=True).first()
        usable = french and french.pk != self.pk and not french.faults()
        return Previews(
            self.of,
            self.wording,
            self.language,
            french=french.wording if usable else self.of.wording,
        )
