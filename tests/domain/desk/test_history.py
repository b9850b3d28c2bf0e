from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action


def test_a_stored_kind_names_one_thing():
    values = [kind.value for kind in (*Action, *EventKind)]
    assert len(set(values)) == len(values)
