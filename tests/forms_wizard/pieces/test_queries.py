"""Which files belong to a draft, then to its demand."""

import uuid

from forms_wizard.pieces import queries
from forms_wizard.pieces.enums import PieceKind, PieceState
from tests.factories.demands import DemandFactory
from tests.factories.pieces import PieceFactory


def test_the_files_of_a_draft_follow_it_into_its_demand(db):
    key = uuid.uuid4()
    mine = PieceFactory(envelope=key, demand=None)
    PieceFactory(demand=None)
    demand = DemandFactory()

    attached = queries.attach(key, demand)

    assert attached == 1
    assert list(queries.of_demand(demand)) == [mine]


def test_attaching_never_takes_the_file_of_another_demand(db):
    key = uuid.uuid4()
    first = PieceFactory(envelope=key)

    queries.attach(key, DemandFactory())

    first.refresh_from_db()
    assert queries.latest_identity(first.demand) == first


def test_a_new_file_replaces_what_was_refused_and_nothing_else(db):
    demand = DemandFactory()
    refused = PieceFactory(demand=demand, state=PieceState.REFUSED)
    recto = PieceFactory(demand=demand)
    verso = PieceFactory(demand=demand)

    replaced = queries.replace(demand, PieceKind.IDENTITY, by=verso)

    refused.refresh_from_db()
    assert (replaced, refused.state) == (1, PieceState.REPLACED)
    assert list(queries.of_demand(demand)) == [recto, verso]
    assert queries.latest_identity(demand) == verso


def test_a_replaced_file_is_no_longer_in_the_envelope(db):
    piece = PieceFactory(state=PieceState.REPLACED)

    assert not queries.in_envelope(piece.envelope).exists()
