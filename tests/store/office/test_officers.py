from dataclasses import replace

import pytest

from commune_desk.domain.account_errors import LoginAlreadyInUse
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.office.officer import NewOfficer
from commune_desk.store.office import officers


def test_an_officer_is_found_however_the_name_is_typed(db, office_id, officer):
    assert officers.find_by_login(office_id, "  LAN ") == (officer, "")


def test_nobody_is_found_under_an_unknown_name(db, office_id, officer):
    assert officers.find_by_login(office_id, "hoa") is None


def test_a_name_at_sign_in_is_given_once(db, office_id, officer):
    with pytest.raises(LoginAlreadyInUse):
        officers.add(office_id, NewOfficer("Lan", "Trần Thị Lan", Role.LEADER), "")
    assert officers.all_officers(office_id) == (officer,)


def test_what_changes_of_an_officer_is_kept(db, office_id, officer):
    changed = replace(officer, role=Role.SPECIALIST, title="Công chức", is_active=False)
    officers.update(office_id, changed)
    assert officers.all_officers(office_id) == (changed,)
    with db.transaction():
        assert officers.lock_all(office_id) == (changed,)


def test_only_active_officers_are_asked_to_choose_a_password(db, office_id, officer):
    assert officers.without_password(office_id) == (officer,)
    officers.update(office_id, replace(officer, is_active=False))
    assert officers.without_password(office_id) == ()


def test_the_hash_of_a_password_is_kept(db, office_id, officer):
    officers.set_password_hash(office_id, officer.id, "$argon2id$…")
    assert officers.find_by_login(office_id, "lan") == (officer, "$argon2id$…")
    assert officers.without_password(office_id) == ()
