"""What the worker does for the house itself."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from portal.operations import task_backend


@app.task(name="operations.django_task", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def django_task(path: str, arguments: list, named: dict) -> None:
    task_backend.perform(path, arguments, named)
