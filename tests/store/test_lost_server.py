"""A server that goes away while the office works: said at once, nothing half done, and gone on."""

from collections.abc import Iterator
from contextlib import suppress
from time import monotonic

import pytest

from commune_desk.domain.outside_errors import DatabaseUnreachable
from commune_desk.store.database import Database, DatabaseLocation, open_database
from commune_desk.store.queries.writing import insert
from commune_desk.store.tables import Counter, Office
from tests.postgres import Cluster, throw_away_cluster
from tests.store.samples import an_office

AT_ONCE_S = 6.0
"""Far below the fifteen seconds of TCP, and room for a machine that has much else to do."""


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    """A server of one's own: it is stopped and started."""
    with throw_away_cluster() as cluster:
        yield cluster


@pytest.fixture
def database(server: Cluster) -> Iterator[Database]:
    opened = open_database(DatabaseLocation(url=server.url(server.create_database())), create=True)
    an_office()
    yield opened
    with suppress(DatabaseUnreachable):
        opened.close()


def test_a_silent_server_is_said_at_once_and_worked_with_again(server: Cluster, database: Database):
    with server.silence():
        begun = monotonic()
        with pytest.raises(DatabaseUnreachable):
            Office.select().count()
        assert monotonic() - begun < AT_ONCE_S
        begun = monotonic()
        with pytest.raises(DatabaseUnreachable):
            Office.select().count()
        assert monotonic() - begun < 1
        assert not database.answers()
    assert database.answers()
    assert Office.select().count() == 1


def test_what_was_begun_when_it_fell_silent_is_not_done(server: Cluster, database: Database):
    def two_offices() -> None:
        with database.transaction():
            an_office()
            with server.silence(), suppress(DatabaseUnreachable):
                an_office()
            assert database.answers()

    with pytest.raises(DatabaseUnreachable):
        two_offices()  # whoever goes on as if nothing had happened is refused
    assert Office.select().count() == 1


def test_a_server_that_falls_silent_while_statements_go_together_is_said_at_once(
    server: Cluster, database: Database
):
    row = {"office_id": 1, "name": "thử", "value": 1}

    def one_row() -> None:
        with database.transaction(), server.silence(), database.engine.together():
            insert(Counter, [row])

    begun = monotonic()
    with pytest.raises(DatabaseUnreachable):
        one_row()
    assert monotonic() - begun < AT_ONCE_S
    assert database.answers()
    assert Counter.select().where(Counter.name == "thử").count() == 0


def test_a_server_that_was_started_again_is_worked_with_again(server: Cluster, database: Database):
    server.stop("fast")
    with pytest.raises(DatabaseUnreachable):
        Office.select().count()
    with pytest.raises(DatabaseUnreachable), database.transaction():
        an_office()
    server.start()
    assert database.answers()
    with database.transaction():
        an_office()
    assert Office.select().count() == 2


def test_who_did_nothing_meanwhile_sees_nothing_of_a_restart(server: Cluster, database: Database):
    server.stop("fast")
    server.start()
    assert Office.select().count() == 1


def test_a_server_that_is_only_busy_is_waited_for(database: Database):
    assert database.engine.execute_sql("SELECT pg_sleep(1.5), 7").fetchone()[1] == 7
