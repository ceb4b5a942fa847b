"""The list of letters of a demand says what became of each SMS."""

import pytest

from forms_wizard.demands.enums import LetterChannel, LetterKind
from forms_wizard.dossier.pages import sent_line
from forms_wizard.letters.models import Outcome
from tests.factories.demands import FILED_ON, DemandFactory, morning
from tests.factories.letters import LetterFactory


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("outcomes", "told"),
    [
        ([], "en attente"),
        ([Outcome.FAILED], "en attente"),
        ([Outcome.SENT], "Envoyé par SMS"),
        ([Outcome.SENT, Outcome.UNKNOWN], "Envoyé par SMS"),
        ([Outcome.SENT, Outcome.UNDELIVERED], "vérifiez votre téléphone"),
        ([Outcome.REFUSED], "vérifiez votre téléphone"),
        ([Outcome.SENT, Outcome.UNDELIVERED, Outcome.DELIVERED], "arrivé sur votre téléphone"),
        ([Outcome.TOO_LATE], "plus utile"),
        ([Outcome.NO_NUMBER], "plus utile"),
    ],
)
def test_each_sms_says_what_became_of_it(client, outcomes, told):
    demand = DemandFactory(active=True)
    letter = LetterFactory(demand=demand, kind=LetterKind.RENEWAL_D7, channel=LetterChannel.SMS)
    for outcome in outcomes:
        letter.attempts.create(channel="sms", outcome=outcome, at=morning(FILED_ON))
    client.force_login(demand.holder)

    assert told in sent_line(letter)["how"]
    assert told in client.get(demand.get_absolute_url()).content.decode()
