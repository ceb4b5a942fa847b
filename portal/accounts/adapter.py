"""How django-allauth speaks and sends mails in this house."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.sites.shortcuts import get_current_site
from django.utils.translation import gettext_lazy as _

from portal.accounts import tasks
from portal.accounts.lockout import client_address


class AccountAdapter(DefaultAccountAdapter):
    """Mails leave from the worker; the visitor's address is read as for the lock-out."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Ce compte est fermé. Pour en savoir plus, allez à un guichet."),
        "duplicate_email": _("C'est déjà l'adresse de votre compte. Écrivez-en une autre."),
        "email_password_mismatch": _(
            "Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez-les, ou choisissez"
            " un nouveau mot de passe."
        ),
        "enter_current_password": _("Ce n'est pas votre mot de passe actuel. Écrivez-le encore."),
        "incorrect_password": _("Ce n'est pas votre mot de passe. Écrivez-le encore."),
        "invalid_password_reset": _("Ce lien ne sert plus. Demandez-en un nouveau."),
        "too_many_login_attempts": _("Attendez quelques minutes avant d'essayer encore."),
        "rate_limited": _("Attendez quelques minutes avant d'essayer encore."),
    }

    def get_client_ip(self, request) -> str:
        return client_address(request)

    def should_send_confirmation_mail(self, request, email_address, signup) -> bool:
        """At sign-up, not at each sign-in: the account's page has a button for it."""
        return signup

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """The mail is written now, in the person's language, and sent by the worker.

        Known or unknown, an address costs the visitor the same time.
        """
        site = get_current_site(self.request)
        own = {"request": self.request, "email": email, "current_site": site}
        mail = self.render_mail(template_prefix, email, own | context)
        html = next((body for body, kind in getattr(mail, "alternatives", [])), "")
        tasks.send_mail.defer(subject=mail.subject, text=mail.body, html=html, to=email)
