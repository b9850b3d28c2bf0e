from dataclasses import replace

from commune_desk.domain.sync_state import SyncState
from commune_desk.store import sync_state
from tests.factories import moment

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
