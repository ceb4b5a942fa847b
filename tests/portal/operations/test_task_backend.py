"""Wagtail's tasks handed to our worker."""

import pytest
from django.conf import settings
from django.db import transaction
from django_tasks import TaskResultStatus, task
from procrastinate.contrib.django.models import ProcrastinateJob

from portal.operations.task_backend import ProcrastinateBackend
from portal.operations.tasks import django_task

DONE = []


@task()
def note(what, *, times):
    DONE.extend([what] * times)


@pytest.fixture
def backend():
    return ProcrastinateBackend("default", {})


@pytest.mark.django_db
def test_a_task_becomes_a_job_that_the_worker_does(backend):
    DONE.clear()

    result = backend.enqueue(note, ["page"], {"times": 2})

    job = ProcrastinateJob.objects.get(task_name="operations.django_task")
    assert (result.status, result.id) == (TaskResultStatus.READY, str(job.pk))
    assert DONE == []
    django_task(**job.args)
    assert DONE == ["page", "page"]


def test_a_task_of_a_transaction_undone_is_never_done(backend, real_db):
    with transaction.atomic():
        backend.enqueue(note, ["page"], {"times": 1})
        transaction.set_rollback(True)

    assert not ProcrastinateJob.objects.filter(task_name="operations.django_task").exists()


def test_the_site_uses_it_outside_the_tests():
    from portal.settings import base

    assert base.TASKS["default"]["BACKEND"].endswith(".ProcrastinateBackend")
    assert settings.TASKS["default"]["BACKEND"].endswith(".ImmediateBackend")
