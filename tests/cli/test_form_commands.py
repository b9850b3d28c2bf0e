"""Declared forms on the command line."""

from tests.cli.test_bad_input import is_clear


def test_the_forms_with_their_procedures(run, sqlite_folder):
    said = run("forms").document
    birth = next(one for one in said["forms"] if one["code"] == "birth")
    assert list(birth) == ["code", "title", "procedures", "checked", "legal_basis"]
    assert birth["title"] == "TỜ KHAI ĐĂNG KÝ KHAI SINH"
    assert "1.001193" in birth["procedures"]
    assert birth["checked"] is False
    assert "1.001193" not in {one["procedure"] for one in said["without_form"]}


def test_the_places_and_lines_of_a_form(run, sqlite_folder):
    said = run("forms", "birth").document
    name = next(one for one in said["fields"] if one["name"] == "child.full_name")
    assert name == {
        "name": "child.full_name",
        "label": "Họ, chữ đệm, tên",
        "kind": "full_name",
        "required": True,
        "prefill": [],
    }
    requester = next(one for one in said["fields"] if one["name"] == "requester.residence")
    assert requester["prefill"] == ["applicant.residence"]
    assert "Kính gửi: (1) …" in said["lines"]


def test_people_read_the_forms(tell, sqlite_folder):
    said = tell("forms").out
    assert "birth · Tờ khai đăng ký khai sinh · chưa đối chiếu" in said
    assert "child.full_name · Họ, chữ đệm, tên" in tell("forms", "birth").out


def test_a_form_that_does_not_exist(run, sqlite_folder):
    error = run("forms", "khong_co").error
    assert error["type"] == "FormNotFound"
    assert is_clear(error["message"])
