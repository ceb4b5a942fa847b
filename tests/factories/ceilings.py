"""The ceilings of the project's own file, loaded as an import would."""

from datetime import datetime
from zoneinfo import ZoneInfo

from directory.figures import ceilings_import
from directory.imports.registry import Job


def load_ceilings(path=ceilings_import.FILE, refused: list | None = None):
    """The report of the import. `refused` receives (line, reason)."""
    now = datetime(2026, 11, 2, 9, tzinfo=ZoneInfo("Europe/Paris"))
    refused = [] if refused is None else refused
    job = Job(now, lambda rows: None, lambda line, why: refused.append((line, why)))
    return ceilings_import.run(path, job)
