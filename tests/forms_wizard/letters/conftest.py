import pytest

from tests.forms_wizard.letters import sms_server


@pytest.fixture
def provider(settings):
    """The gateway of SMS is open, and is a server of this machine."""
    with sms_server.running() as found:
        settings.SMS_GATEWAY = "octopush"
        settings.SMS_OCTOPUSH_URL = found.url
        settings.SMS_LOGIN, settings.SMS_KEY = "portail@exemple.fr", "the-secret-key"
        settings.SMS_TIMEOUT = 1
        settings.PUBLIC_URL = "https://demande.exemple.fr"
        yield found
