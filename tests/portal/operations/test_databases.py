"""The databases of the tests themselves."""

import threading

import pytest
from django.db import connection, connections
from wagtail.models import Page, Site

from portal.accounts.models import User


@pytest.mark.django_db
def test_a_test_starts_with_wagtails_first_page():
    assert Site.objects.count() == 1
    assert Page.objects.count() >= 2


def test_threads_see_each_other_in_a_real_database(real_db):
    User.objects.create(email="une@demo.example")
    seen = []

    def look():
        try:
            seen.append(User.objects.count())
        finally:
            connections.close_all()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()

    assert seen == [1]


def test_a_real_database_is_fresh_and_has_wagtails_first_page(real_db):
    assert User.objects.count() == 0
    assert Site.objects.count() == 1
    assert connection.settings_dict["NAME"].startswith("test_")
