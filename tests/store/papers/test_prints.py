from dataclasses import replace

import pytest

from commune_desk.domain.desk.dossier_errors import DossierNotFound
from commune_desk.domain.desk.papers import PrintRow, SlipKind
from commune_desk.domain.people.applicant import ReceivedParty
from commune_desk.domain.reception.prepared import NewPrepared
from commune_desk.store.papers import prints
from commune_desk.store.papers.prints import PrintBefore
from commune_desk.store.reception import prepared
from tests.store.samples import A_PERSON, NOW, a_dossier, a_procedure, insert_dossier

RECEIPT = PrintRow(SlipKind.RECEIPT, 0, NOW, "ab12.pdf", "Đỗ Thị Lan")


def test_prints_come_back_in_their_order(db, office_id):
    a_procedure(office_id)
    dossier = a_dossier()
    key = insert_dossier(db, office_id, dossier)
    again = PrintRow(SlipKind.RECEIPT, 1, NOW, "ab12.pdf", "Lý Thị Hoa")
    for printed in (RECEIPT, again):
        assert prints.record(office_id, dossier.dossier_no, printed) == key
    assert prints.of_dossier(office_id, dossier.dossier_no) == (RECEIPT, again)


def test_what_was_printed_before_goes_to_its_dossier_behind_what_that_has(db, office_id, officer):
    a_procedure(office_id)
    dossier = a_dossier()
    key = insert_dossier(db, office_id, dossier)
    new = NewPrepared(
        procedure_code="",
        procedure_version=0,
        party=ReceivedParty(A_PERSON),
        model="",
        texts={},
        officer_id=officer.id,
        happened_at=NOW,
    )
    first, other = (prepared.add(office_id, new) for _ in range(2))
    with db.transaction():
        for code, file in (("1", "a"), ("2", "b"), ("", "c")):
            prints.record_before(office_id, first, [before(code, file)])
        prints.record_before(office_id, other, [before("1", "d")])
        prints.record(office_id, dossier.dossier_no, replace(RECEIPT, kind="form:birth"))
        taken = prints.take_over(office_id, first, key, codes=("1", ""))
        assert taken == (("form:birth", "a"), ("form:birth", "c"))
        last = prints.last_before(office_id, first)
        assert prints.take_over(office_id, first, key, codes=("1", ""), after=last) == ()
    _, *after = prints.of_dossier(office_id, dossier.dossier_no)
    assert [(one.file, one.copy, one.name) for one in after] == [
        ("a", 1, "Tờ khai"), ("c", 2, "Tờ khai"),
    ]  # fmt: skip
    prints.hand_on(office_id, first, other)
    assert [one.file for one in prints.of_prepared(office_id, other)] == ["a", "b", "c", "d"]
    assert prints.of_prepared(office_id, first) == ()


def before(code, file):
    return PrintBefore(code, "form:birth", NOW, file, "Đỗ Thị Lan", "Tờ khai", "ab12")


def test_a_dossier_that_is_not_there_has_no_prints(db, office_id):
    assert prints.of_dossier(office_id, "không có") == ()
    with pytest.raises(DossierNotFound):
        prints.record(office_id, "không có", RECEIPT)
