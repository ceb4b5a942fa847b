import pytest

from directory.figures.ceilings_table import ceilings
from directory.territory.table import communes


@pytest.fixture
def table_of_its_own():
    """What the test does to the tables held in memory is forgotten after it."""
    kept = [(held, held.table, held.stamp, held.next_check) for held in (communes, ceilings)]
    yield
    for held, table, stamp, next_check in kept:
        held.table, held.stamp, held.next_check = table, stamp, next_check
