"""The numéro unique: its shape, and no number twice."""

import threading
from datetime import date

import pytest
from django.db import connection, connections, transaction

from forms_wizard.demands import numbering
from forms_wizard.demands.models import NumberCounter
from tests.factories.demands import DemandFactory

DAY = date(2026, 3, 30)


@pytest.mark.django_db
def test_the_number_tells_the_territory_the_month_of_filing_and_the_door():
    number = numbering.take("059", DAY, numbering.PORTAL_CODE)

    assert number == "0590326000001GDPUB"
    assert len(number) == 18
    assert numbering.NUMBER.match(number)


@pytest.mark.django_db
def test_each_territory_and_each_month_counts_for_itself():
    numbers = [
        numbering.take("059", DAY, "GDPUB"),
        numbering.take("059", DAY, "G1104"),
        numbering.take("02A", DAY, "GDPUB"),
        numbering.take("059", date(2026, 4, 1), "GDPUB"),
    ]

    assert numbers == [
        "0590326000001GDPUB",
        "0590326000002G1104",
        "02A0326000001GDPUB",
        "0590426000001GDPUB",
    ]


@pytest.mark.django_db
def test_a_counter_that_is_full_says_so():
    NumberCounter.objects.create(territory_id="059", month="0326", last=numbering.MOST)

    with pytest.raises(numbering.CounterExhausted):
        numbering.take("059", DAY, "GDPUB")


@pytest.mark.django_db
def test_a_transaction_that_fails_gives_its_number_back():
    with transaction.atomic():
        numbering.take("059", DAY, "GDPUB")
        transaction.set_rollback(True)

    assert numbering.take("059", DAY, "GDPUB") == "0590326000001GDPUB"


@pytest.mark.django_db
def test_the_door_is_the_portal_online_and_the_guichet_for_paper():
    assert numbering.door_code(DemandFactory()) == "GDPUB"
    paper = DemandFactory(paper=True)
    assert numbering.door_code(paper) == paper.filing_guichet.code


def test_sixteen_threads_never_get_the_same_number(real_db):
    barrier, taken = threading.Barrier(16), []

    def take_ten():
        try:
            barrier.wait()
            for _ in range(10):
                with transaction.atomic():
                    taken.append(numbering.take("059", DAY, "GDPUB"))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take_ten) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(taken) == len(set(taken)) == 160
    assert NumberCounter.objects.get().last == 160
    connection.close()
