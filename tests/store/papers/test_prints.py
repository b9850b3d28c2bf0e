import pytest

from commune_desk.domain.desk.dossier_errors import DossierNotFound
from commune_desk.domain.desk.papers import PrintRow, SlipKind
from commune_desk.store.papers import prints
from tests.store.samples import NOW, a_dossier, a_procedure, insert_dossier

RECEIPT = PrintRow(SlipKind.RECEIPT, 0, NOW, "ab12.pdf", "Đỗ Thị Lan")


def test_prints_come_back_in_their_order(db, office_id):
    a_procedure(office_id)
    dossier = a_dossier()
    key = insert_dossier(db, office_id, dossier)
    again = PrintRow(SlipKind.RECEIPT, 1, NOW, "ab12.pdf", "Lý Thị Hoa")
    for printed in (RECEIPT, again):
        assert prints.record(office_id, dossier.dossier_no, printed) == key
    assert prints.of_dossier(office_id, dossier.dossier_no) == (RECEIPT, again)


def test_a_dossier_that_is_not_there_has_no_prints(db, office_id):
    assert prints.of_dossier(office_id, "không có") == ()
    with pytest.raises(DossierNotFound):
        prints.record(office_id, "không có", RECEIPT)
