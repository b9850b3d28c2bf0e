"""The table of rights has a row for everything that can happen, and keeps apart what it must."""

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import RIGHTS, WITHOUT_DESK, QuietVerb, may
from commune_desk.domain.desk.steps import STEPS, Action


def test_every_verb_has_a_row():
    assert set(RIGHTS) | set(WITHOUT_DESK) == {*EventKind, *Action, *QuietVerb}


def test_a_verb_is_in_the_table_or_before_it():
    assert not set(RIGHTS) & set(WITHOUT_DESK)


def test_no_two_verbs_have_the_same_name():
    assert len({verb.value for verb in RIGHTS}) == len(RIGHTS)


def test_every_verb_can_be_done_by_somebody():
    assert all(may(Role.ADMINISTRATOR, verb) for verb in RIGHTS)


def test_a_step_has_the_roles_of_its_row():
    assert all(RIGHTS[step.action] == step.roles for step in STEPS)


def test_who_receives_does_not_close_the_books_of_the_office():
    kept_apart = (
        EventKind.PERIOD_CLOSED,
        EventKind.RECORDS_IMPORTED,
        EventKind.CATALOGUE_CORRECTED,
        EventKind.SETTING_CHANGED,
        EventKind.BACKUP_RESTORED,
        EventKind.OFFICER_ADDED,
        QuietVerb.SAFEGUARD_CHANGED,
        QuietVerb.PASSWORD_RESET,
    )
    assert not any(may(Role.CLERK, verb) for verb in kept_apart)
