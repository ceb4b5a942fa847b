"""Wagtail's own tasks (search index, purge of pages, renditions) done by our worker."""

from __future__ import annotations

from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.signals import task_enqueued
from django_tasks.utils import get_random_id, normalize_json


class ProcrastinateBackend(BaseTaskBackend):
    """Writes the task as a job in the transaction under way: rolled back, it is never done."""

    supports_defer = True
    supports_priority = True

    def enqueue(self, task: Task, args, kwargs) -> TaskResult:
        from procrastinate.contrib.django import app

        self.validate_task(task)
        deferrer = app.configure_task(
            "operations.django_task",
            priority=task.priority,
            schedule_at=task.run_after,
        )
        job_id = deferrer.defer(
            path=task.module_path,
            arguments=normalize_json(list(args)),
            named=normalize_json(kwargs),
        )
        result = TaskResult(
            task=task,
            id=str(job_id or get_random_id()),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),  # noqa: TID251  the queue reads the clock
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=list(args),
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        task_enqueued.send(type(self), task_result=result)
        return result


def perform(path: str, arguments: list, named: dict) -> None:
    """Do the task that was enqueued under this path."""
    import_string(path).call(*arguments, **named)
