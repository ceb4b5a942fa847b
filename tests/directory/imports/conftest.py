import pytest

from directory.imports.models import Change, Import


@pytest.fixture(autouse=True)
def no_import_yet(db):
    """The ceilings of the template came by an import: here each test begins without any."""
    Change.objects.all().delete()
    Import.objects.all().delete()
