"""Where the files of imports are kept: a folder that no web server publishes."""

import uuid
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage

SUFFIXES = frozenset({".csv", ".xlsx", ".json"})


class ImportsStorage(FileSystemStorage):
    """Closed to other accounts of the machine; its files have no address."""

    def __init__(self):
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_url(self):
        return None

    @property
    def base_location(self):
        return settings.IMPORTS_ROOT

    @property
    def location(self):
        return str(settings.IMPORTS_ROOT)


def anonymous_name(instance, file_name: str) -> str:
    """A name of ours: what the editor's computer calls the file says nothing to the disk."""
    suffix = Path(file_name).suffix.lower()
    return f"{uuid.uuid4()}{suffix if suffix in SUFFIXES else ''}"
