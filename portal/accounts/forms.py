"""The forms of an account: those of django-allauth, with our words and our look."""

from __future__ import annotations

from allauth.account import forms as allauth
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from portal.interface.forms import PortalForm

ADDRESS = {
    "label": _("Adresse électronique"),
    "help_text": _("Par exemple prenom.nom@exemple.fr."),
    "messages": {
        "required": _("Écrivez votre adresse électronique."),
        "invalid": _("Écrivez une adresse complète, par exemple prenom.nom@exemple.fr."),
        "max_length": _("Raccourcissez cette adresse : 254 caractères au plus."),
    },
    # What the database holds; allauth would cut the rest off without a word.
    "validators": [MaxLengthValidator(254)],
}
PASSWORD = {
    "label": _("Mot de passe"),
    "help_text": "",
    "messages": {"required": _("Écrivez votre mot de passe.")},
}
NEW_PASSWORD = {
    "label": _("Choisissez un mot de passe"),
    "help_text": _("12 caractères au moins. Une phrase que vous retenez convient bien."),
    "messages": {"required": _("Choisissez un mot de passe de 12 caractères au moins.")},
}
AGAIN = {
    "label": _("Le même mot de passe, une seconde fois"),
    "help_text": "",
    "messages": {"required": _("Écrivez une seconde fois le mot de passe choisi.")},
}


class AccountForm(PortalForm):
    """Gives allauth's fields our words: `words` by field, without example inside the box."""

    words: dict[str, dict] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, words in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = words["label"], words["help_text"]
            field.error_messages = field.error_messages | words["messages"]
            field.validators = [*words.get("validators", []), *field.validators]
            field.widget.attrs.pop("placeholder", None)
            # The cursor is left to the reader: the error summary may need it.
            field.widget.attrs.pop("autofocus", None)


class SignInForm(AccountForm, allauth.LoginForm):
    words = {"login": ADDRESS, "password": PASSWORD}

    def error_links(self) -> list[tuple[str, str]]:
        """« They do not go together » leads to the address, the first thing to check."""
        return [(target or self["login"].target_id, text) for target, text in super().error_links()]


class SignUpForm(AccountForm, allauth.SignupForm):
    words = {"email": ADDRESS, "password1": NEW_PASSWORD}


class ChangeEmailForm(AccountForm, allauth.AddEmailForm):
    words = {"email": ADDRESS | {"label": _("Nouvelle adresse électronique")}}


class ChangePasswordForm(AccountForm, allauth.ChangePasswordForm):
    words = {
        "oldpassword": PASSWORD | {"label": _("Mot de passe actuel")},
        "password1": NEW_PASSWORD,
        "password2": AGAIN,
    }


class SetPasswordForm(AccountForm, allauth.SetPasswordForm):
    words = {"password1": NEW_PASSWORD, "password2": AGAIN}


class AskPasswordForm(AccountForm, allauth.ResetPasswordForm):
    words = {"email": ADDRESS}


class NewPasswordForm(AccountForm, allauth.ResetPasswordKeyForm):
    words = {"password1": NEW_PASSWORD, "password2": AGAIN}


class DeleteAccountForm(PortalForm):
    """The password, once more: a page left open must not be enough."""

    password = forms.CharField(
        label=PASSWORD["label"],
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages=PASSWORD["messages"],
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        if not self.user.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError(
                _("Ce n'est pas votre mot de passe. Écrivez-le encore."), code="wrong"
            )
        return self.cleaned_data["password"]


class ConfirmPasswordForm(AccountForm, allauth.ReauthenticateForm):
    words = {"password": PASSWORD}
