from dataclasses import replace

import pytest

from commune_desk.domain.desk.history import EventKind, NewEvent
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.figures.sync_state import SyncState
from commune_desk.store.figures import sync_state
from commune_desk.store.upkeep import history
from tests.factories import moment
from tests.store.samples import a_dossier, a_procedure, insert_dossier

OCTOBER = SyncState("2026-10", 17, moment("2026-11-01 08:00"), "so-theo-doi-2026-10.xlsx")


def test_how_far_a_workbook_was_brought_is_kept_by_month(db, office_id):
    assert sync_state.get(office_id, "2026-10") is None
    sync_state.save(office_id, OCTOBER)
    newer = replace(OCTOBER, last_event_id=21)
    sync_state.save(office_id, newer)
    assert sync_state.get(office_id, "2026-10") == newer
    assert sync_state.get(office_id, "2026-11") is None


def test_before_the_first_event_nothing_has_changed(db, office_id):
    assert sync_state.last_event_id(office_id) == 0
    assert sync_state.months_changed_since(office_id, 0) == {}


def happened(office_id, dossier_id, kind=Action.HAND_OVER):
    """Something happened to a dossier."""
    at = moment("2026-11-02 08:00")
    event = NewEvent(kind=kind, happened_at=at, entered_at=at, dossier_id=dossier_id)
    return history.append(office_id, event)


@pytest.fixture
def month_ends(db, office_id):
    """Dossiers of the last minute of a month and of the first of the next, in the office's time."""
    a_procedure(office_id)
    moments = (moment("2026-09-30 23:59"), moment("2026-10-01 00:00"))
    dossiers = [a_dossier(number, at=at) for number, at in enumerate(moments, 1)]
    return [insert_dossier(db, office_id, dossier) for dossier in dossiers]


def test_a_dossier_belongs_to_the_month_of_its_reception(db, office_id, month_ends):
    first, second = (happened(office_id, dossier_id) for dossier_id in month_ends)
    changed = sync_state.months_changed_since(office_id, 0)
    assert changed == {"2026-09": first, "2026-10": second}
    assert sync_state.last_event_id(office_id) == second


def test_only_what_happened_after_an_event_counts(db, office_id, month_ends):
    september, october = month_ends
    seen = happened(office_id, september)
    happened(office_id, october)
    last = happened(office_id, october)
    assert sync_state.months_changed_since(office_id, seen) == {"2026-10": last}


@pytest.mark.parametrize("kind", [EventKind.PRINT, EventKind.RECORD_OPENED, EventKind.RATE])
def test_what_the_register_does_not_show_changes_no_month(db, office_id, month_ends, kind):
    happened(office_id, month_ends[0], kind)
    happened(office_id, None, EventKind.SETTING_CHANGED)
    assert sync_state.months_changed_since(office_id, 0) == {}
