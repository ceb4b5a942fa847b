"""Where the letters to print are kept until they are at the post."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage


class PostStorage(FileSystemStorage):
    """A folder that no web server publishes, closed to other accounts (design.md 16).

    A file of the same name takes the place of the former one: a batch made again is the same.
    """

    def __init__(self):
        super().__init__(
            file_permissions_mode=0o600, directory_permissions_mode=0o700, allow_overwrite=True
        )

    @property
    def base_url(self):
        return None

    @property
    def base_location(self):
        return settings.POST_ROOT

    @property
    def location(self):
        return str(settings.POST_ROOT)
