import pytest

from directory.territory import table


@pytest.fixture
def table_of_its_own():
    """What the test does to the table is forgotten after it."""
    kept, next_check = table._holder.table, table._holder.next_check
    yield
    table._holder.table, table._holder.next_check = kept, next_check
