import pytest

from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.office.place import Commune, FormerCommune, Province
from commune_desk.domain.outside_errors import FileMissing, FileUnreadable
from commune_desk.files.office.places import read_communes, read_former_communes, read_provinces


@pytest.fixture
def folder(tmp_path):
    def written(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return written


def test_lines_for_people_are_skipped(folder):
    provinces = folder("provinces.csv", "# Nguồn, ngày\ncode,name\n82,Tỉnh Đồng Tháp\n")
    communes = folder("communes.csv", "code,name,province_code\n30001,Xã Tràm Chim,82\n")
    assert read_provinces(provinces) == (Province("82", "Tỉnh Đồng Tháp"),)
    assert read_communes(communes) == (Commune("30001", "Xã Tràm Chim", "82"),)


@pytest.mark.parametrize("row", ["30001,Xã Tràm Chim", "30001,,82", "30001,Xã,Tràm Chim,82"])
def test_a_row_with_other_columns_is_refused(folder, row):
    with pytest.raises(WrongField) as refusal:
        read_communes(folder("communes.csv", f"code,name,province_code\n{row}\n"))
    assert (refusal.value.source, refusal.value.value) == ("communes.csv", row)


@pytest.mark.parametrize("text", ["", "mã,tên,tỉnh\n", "code;name;province_code\n"])
def test_a_file_of_another_form_is_refused(folder, text):
    with pytest.raises(FileUnreadable):
        read_communes(folder("communes.csv", text))


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "communes.csv").write_text("code,name\n1,Xã Tràm Chim\n", encoding="utf-16")
    with pytest.raises(FileUnreadable):
        read_communes(tmp_path)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileMissing):
        read_provinces(tmp_path)


def test_a_former_commune_that_was_divided_has_every_successor(folder):
    head = "name,district,province,code\n"
    lines = "Xã Cũ,Huyện X,Tỉnh Y,00001\nXã Cũ,Huyện X,Tỉnh Y,00002\nXã Cũ,Huyện Z,Tỉnh Y,00001\n"
    former = read_former_communes(folder("former_communes.csv", f"# Nguồn\n{head}{lines}"))
    assert former == (
        FormerCommune("Xã Cũ", "Huyện X", "Tỉnh Y", ("00001", "00002")),
        FormerCommune("Xã Cũ", "Huyện Z", "Tỉnh Y", ("00001",)),
    )
