"""The mail server's answer is the proof of an e-mail: this backend keeps it."""

from __future__ import annotations

import smtplib

from django.core.mail.backends import smtp


class _Remembering:
    """`reply`: what the server said once it had the whole message."""

    reply: tuple[int, bytes] = (0, b"")

    def data(self, msg):
        self.reply = super().data(msg)
        return self.reply


class _SMTP(_Remembering, smtplib.SMTP):
    pass


class _SMTPOverSSL(_Remembering, smtplib.SMTP_SSL):
    pass


class EmailBackend(smtp.EmailBackend):
    """Django's SMTP backend; `reply`: « 250 2.0.0 Ok: queued as 4F2 » of the last message."""

    reply = ""

    @property
    def connection_class(self):
        return _SMTPOverSSL if self.use_ssl else _SMTP

    def _send(self, email_message):
        sent = super()._send(email_message)
        if sent:
            code, text = self.connection.reply
            self.reply = f"{code} {text.decode(errors='replace')}"
        return sent
