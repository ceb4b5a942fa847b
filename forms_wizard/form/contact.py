"""How to reach the person (domain.md 2.3): telephones, e-mail, an address or the lack of one."""

from collections.abc import Mapping

import phonenumbers
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from phonenumbers import PhoneNumberType

from directory.territory.fields import CommuneField
from directory.territory.table import communes
from forms_wizard.engine.steps import Advice, Answers, Step
from forms_wizard.form.codes import AddressKind, Language
from portal.interface import mail_domains
from portal.interface.conditions import When
from portal.interface.fields import (
    ParagraphField,
    PhoneField,
    PlainTextField,
    RadioField,
    SelectField,
)
from portal.interface.forms import PortalForm, PortalSection, answered
from portal.interface.mail_field import MailField

IN_FRANCE = When("address_kind", AddressKind.HOME, AddressKind.DOMICILIATION)
AT_HOME = When("address_kind", AddressKind.HOME)
MAYBE_MOBILE = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
NO_SMS_YET = _("Nous gardons votre choix. Aujourd'hui, ce site n'envoie pas encore de SMS.")
# Whatever ranges were opened since the library was published.
MOBILES_OF_FRANCE = ("+336", "+337")
# Where letters and SMS do not go: outside France (domain.md 2.3).
FRENCH_CODES = {33, 262, 508, 590, 594, 596, 681, 687, 689}


class ReachForm(PortalForm):
    """At least one telephone or an e-mail address, or the box that says that there is none."""

    mobile = PhoneField(
        label=_("Téléphone portable"),
        help_text=_("En France, outre-mer ou à l'étranger. Par exemple 06 12 34 56 78."),
        required=False,
        error_messages={
            "required": _(
                "Écrivez un téléphone ou une adresse électronique, ou cochez « Je n'ai ni "
                "téléphone ni adresse électronique »."
            )
        },
    )
    home_phone = PhoneField(label=_("Autre téléphone"), required=False)
    email = MailField(
        label=_("Adresse électronique"),
        help_text=_("Par exemple nom@exemple.fr. Elle sert à vous prévenir à chaque étape."),
        required=False,
    )
    unreachable = forms.BooleanField(
        label=_("Je n'ai ni téléphone ni adresse électronique"), required=False
    )
    consent_sms = forms.BooleanField(
        label=_("J'accepte de recevoir des SMS sur mon téléphone portable"),
        help_text=_(
            "Pour les messages importants, dans la journée. Un SMS s'affiche sur l'écran : "
            "acceptez seulement si personne d'autre que vous ne lit ce téléphone."
        ),
        required=False,
    )
    helper_email = MailField(
        label=_("Adresse électronique de la personne ou de l'organisme qui vous aide"),
        required=False,
    )
    language = SelectField(
        label=_("Langue dans laquelle vous êtes le plus à l'aise"),
        help_text=_(
            "Pour vous recevoir avec un interprète quand c'est possible. Si ce site parle cette "
            "langue, nos courriers aussi, avec le texte français dessous."
        ),
        choices=Language,
        required=False,
    )

    @property
    def must_answer(self):
        # One of the three is enough: none is « facultatif ».
        return super().must_answer | {"mobile", "home_phone", "email"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, token in (("mobile", "tel"), ("home_phone", "tel"), ("email", "email")):
            self.fields[name].widget.attrs["autocomplete"] = token
        if not settings.SMS_GATEWAY:
            self.fields["consent_sms"].help_text = NO_SMS_YET

    def clean(self):
        cleaned = super().clean()
        ways = ("mobile", "home_phone", "email")
        if any(answered(cleaned.get(way)) for way in ways):
            cleaned.pop("unreachable", None)
        elif not cleaned.get("unreachable") and not self.errors.keys() & set(ways):
            self.require("mobile")
        return cleaned


class AddressForm(PortalForm):
    """An address in France, with or without number; « chez »; a domiciliation; abroad; none."""

    address_kind = RadioField(
        label=_("Où recevez-vous votre courrier ?"),
        choices=AddressKind,
        error_messages={"required": _("Choisissez où vous recevez votre courrier.")},
    )
    care_of = PlainTextField(
        label=_("Chez"),
        help_text=_("Si quelqu'un vous héberge : le nom qui est sur la boîte aux lettres."),
        required=False,
        max_length=150,
    )
    domiciliation = PlainTextField(
        label=_("Nom du CCAS ou de l'association qui vous domicilie"),
        required=False,
        max_length=150,
        error_messages={
            "required": _("Écrivez le nom du CCAS ou de l'association qui vous domicilie.")
        },
    )
    number = PlainTextField(
        label=_("Numéro"),
        help_text=_("Par exemple 12 ou 12 bis. Laissez vide s'il n'y a pas de numéro."),
        required=False,
        max_length=20,
    )
    street = PlainTextField(
        label=_("Rue, lieu-dit ou emplacement"),
        help_text=_("Pour un bateau ou une caravane : le nom du port, du quai ou du terrain."),
        required=False,
        max_length=150,
    )
    building = PlainTextField(label=_("Bâtiment, résidence"), required=False, max_length=80)
    staircase = PlainTextField(label=_("Escalier"), required=False, max_length=20)
    floor = PlainTextField(label=_("Étage"), required=False, max_length=20)
    flat = PlainTextField(label=_("Appartement, porte"), required=False, max_length=20)
    extra = PlainTextField(
        label=_("Complément d'adresse"),
        help_text=_("Par exemple une boîte postale ou le nom du bateau."),
        required=False,
        max_length=150,
    )
    postcode = PlainTextField(
        label=_("Code postal"),
        required=False,
        max_length=10,
        error_messages={"required": _("Écrivez le code postal, par exemple 59000.")},
    )
    commune = CommuneField(
        label=_("Commune"),
        required=False,
        error_messages={"required": _("Écrivez la commune de votre adresse.")},
    )
    foreign_address = ParagraphField(
        label=_("Adresse à l'étranger"),
        help_text=_("Comme sur une enveloppe, une ligne après l'autre, sans le pays."),
        required=False,
        max_length=500,
        error_messages={"required": _("Écrivez votre adresse à l'étranger.")},
    )
    country = PlainTextField(
        label=_("Pays"),
        required=False,
        max_length=80,
        error_messages={"required": _("Écrivez le pays de votre adresse.")},
    )
    address_hidden = forms.BooleanField(
        label=_("Pour ma sécurité, gardez mon adresse confidentielle"),
        help_text=_(
            "Les services qui traitent votre demande la voient. Aucun courrier ne part au nom d'un "
            "co-demandeur. Votre attestation porte votre adresse : ne la montrez pas à tous."
        ),
        required=False,
    )
    wants_post = forms.BooleanField(
        label=_("Je veux recevoir aussi les courriers importants par la poste"),
        help_text=_(
            "Nous gardons votre choix dans votre demande. La poste ne porte les courriers qu'à une "
            "adresse en France."
        ),
        required=False,
    )

    shown_when = {
        "care_of": AT_HOME,
        "domiciliation": When("address_kind", AddressKind.DOMICILIATION),
        "number": IN_FRANCE,
        "street": IN_FRANCE,
        "building": AT_HOME,
        "staircase": AT_HOME,
        "floor": AT_HOME,
        "flat": AT_HOME,
        "extra": IN_FRANCE,
        "postcode": IN_FRANCE,
        "commune": IN_FRANCE,
        "foreign_address": When("address_kind", AddressKind.ABROAD),
        "country": When("address_kind", AddressKind.ABROAD),
    }
    untold = ("care_of", "number", "building", "staircase", "floor", "flat", "extra", "wants_post")
    needed = ("domiciliation", "commune", "foreign_address", "country")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, token in AUTOCOMPLETE.items():
            self.fields[name].widget.attrs["autocomplete"] = token

    @property
    def must_answer(self):
        return super().must_answer | {"postcode"}

    def clean_postcode(self):
        postcode = "".join(self.cleaned_data["postcode"].split())
        if postcode and not (postcode.isdecimal() and len(postcode) == 5):
            raise forms.ValidationError(
                _("Écrivez les cinq chiffres du code postal, par exemple 59000.")
            )
        # « ٥٩٠٠٠ » is 59000.
        return postcode and f"{int(postcode):05}"

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("address_hidden"):
            # Not asked for: declared as before this question was.
            cleaned.pop("address_hidden", None)
        if IN_FRANCE.holds(cleaned) and not cleaned.get("postcode") and cleaned.get("commune"):
            row = communes().get(cleaned["commune"])
            if row and len(row.postcodes) == 1:
                cleaned["postcode"] = row.postcodes[0]
            elif "postcode" not in self.errors:
                self.require("postcode")
        return cleaned


# How a change of each answer is told: the data, never its value.
CALLED = {
    **dict.fromkeys(AddressForm.base_fields, _("adresse postale")),
    "mobile": _("téléphone"),
    "home_phone": _("téléphone"),
    "email": _("adresse électronique"),
    "consent_sms": _("accord pour les SMS"),
    "wants_post": _("envoi par la poste"),
    "helper_email": _("adresse électronique de la personne qui vous aide"),
    "language": _("langue"),
}

AUTOCOMPLETE = {
    "street": "address-line1",
    "extra": "address-line2",
    "postcode": "postal-code",
    "foreign_address": "street-address",
    "country": "country-name",
}


class ContactSection(PortalSection):
    parts_made_of = {"reach": ReachForm, "address": AddressForm}

    def build(self):
        self.reach = self.add_form(ReachForm, legend=_("Téléphone et adresse électronique"))
        self.address = self.add_form(AddressForm, legend=_("Votre adresse postale"))

    def clean(self, cleaned):
        if cleaned.get("unreachable") and cleaned["address_kind"] == AddressKind.NONE:
            self.address.add_error(
                "address_kind",
                _(
                    "Sans téléphone ni adresse électronique, il faut une adresse postale ou une "
                    "domiciliation, pour que l'on puisse vous répondre. Un CCAS peut vous "
                    "domicilier gratuitement."
                ),
            )


def advise(answers: Answers) -> list[Advice]:
    contact = answers["contact"]
    advice = []
    if meant := mail_domains.suggestion(contact.get("email", "")):
        advice.append(Advice(MAIL % {"address": meant}, "id_contact-email"))
    checks = (
        (sms_cannot_reach, "id_contact-mobile", SMS),
        (postcode_is_elsewhere, "id_contact-postcode", POSTCODE),
        (address_is_thin, "id_contact-street", STREET),
        (has_no_address, "id_contact-address_kind_0", NO_ADDRESS),
        (post_goes_abroad, "id_contact-wants_post", POST_ABROAD),
    )
    return advice + [Advice(str(text), target) for check, target, text in checks if check(contact)]


MAIL = _("Adresse électronique : vouliez-vous dire %(address)s ?")
SMS = _(
    "Les SMS ne partent que vers un téléphone portable français. Ajoutez ce numéro, ou décochez "
    "les SMS."
)
POSTCODE = _("Ce code postal n'est pas l'un de ceux de la commune. Vérifiez les deux.")
STREET = _("L'adresse n'a ni rue, ni lieu-dit. Vérifiez qu'un facteur vous trouvera.")
NO_ADDRESS = _(
    "Une domiciliation dans un CCAS ou une association est une adresse légale et gratuite. Elle "
    "vous permet de recevoir vos courriers."
)
POST_ABROAD = _("Les courriers importants ne partent pas à l'étranger. Indiquez un autre moyen.")


def sms_cannot_reach(contact: dict) -> bool:
    return bool(contact.get("consent_sms")) and not sms_number(contact)


def sms_number(contact: Mapping) -> str:
    """Where SMS may be sent, « +33612345678 »; empty without consent, or when none goes there.

    To French mobiles alone, overseas included (domain.md 2.3, and 13.4, rule 14).
    """
    if not (contact.get("consent_sms") and contact.get("mobile")):
        return ""
    e164 = contact["mobile"]["e164"]
    number = phonenumbers.parse(e164)
    kind = phonenumbers.number_type(number)
    mobile = kind in MAYBE_MOBILE or e164.startswith(MOBILES_OF_FRANCE)
    return e164 if number.country_code in FRENCH_CODES and mobile else ""


def postcode_is_elsewhere(contact: dict) -> bool:
    """Rule 8; a CEDEX has a postcode of its own, so it only advises."""
    row = communes().get(contact.get("commune", ""))
    return bool(row and contact.get("postcode") and contact["postcode"] not in row.postcodes)


def address_is_thin(contact: dict) -> bool:
    at_home = contact.get("address_kind") == AddressKind.HOME
    return at_home and not (contact.get("street") or contact.get("extra"))


def has_no_address(contact: dict) -> bool:
    return contact.get("address_kind") == AddressKind.NONE


def post_goes_abroad(contact: dict) -> bool:
    reachable = contact.get("mobile") or contact.get("home_phone") or contact.get("email")
    abroad = contact.get("address_kind") == AddressKind.ABROAD
    return abroad and bool(contact.get("wants_post") or not reachable)


STEP = Step("contact", _("Comment vous joindre"), ContactSection, advise=advise)
