"""Forms that an office made itself are asked, seen and printed at intake like the others."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from PySide6.QtGui import QDesktopServices

from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.form.written import WrittenSpot
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.office import accounts
from commune_desk.services.papers import declarations, own_forms
from commune_desk.ui.frame.page_frame import PageFrame
from tests.documents.declarations.test_pdf_forms import a_pdf, places
from tests.documents.reading import read
from tests.ui.drivers.intake import Intake
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.papers import hand_out
from tests.ui.pages.intake.declarations.test_declarations import CARD

WHY = "Mẫu của xã"
COPIES = "2.000815"
NEW = own_forms.NewForm("phieu_cua_xa", "Phiếu của xã", "mẫu của xã", date(2026, 1, 1), (COPIES,))
LABELS = {"requester.full_name": "Họ tên", "wanted": "Việc đề nghị"}


@pytest.fixture
def admin(desk: Desk) -> Desk:
    everyone = {officer.login: officer for officer in accounts.all_officers(desk)}
    return replace(desk, officer=everyone["quantri"])


def at_intake(qtbot, frame: PageFrame, procedure: str = COPIES) -> Intake:
    page = Intake(page_alone(qtbot, frame, "intake"))
    page.scan(CARD)
    page.pick(procedure)
    return page


def printed(desk: Desk, code: str) -> bytes:
    dossier_no = lookup.page(desk, DossierFilter(now=desk.now())).rows[0].dossier_no
    return declarations.make_declaration(desk, dossier_no, code).paper.content


def test_a_form_over_a_pdf_is_asked_and_printed(qtbot, frame: PageFrame, desk: Desk, admin: Desk):
    spots = (
        WrittenSpot("requester.full_name", 1, 30, 40, 80),
        WrittenSpot("wanted", 1, 30, 60, 120),
    )
    text = own_forms.text_over_pdf(NEW, a_pdf(), spots=spots, labels=LABELS)
    own_forms.keep(admin, text, WHY, attachment=a_pdf())
    page = at_intake(qtbot, frame)
    page.enter("Việc đề nghị", "chứng thực bằng tốt nghiệp")
    page.receive()
    hand_out()
    stand = places(printed(desk, "phieu_cua_xa"))
    assert {"Võ Thị Ánh Nguyệt", "chứng thực bằng tốt nghiệp"} <= set(stand)


def test_a_word_file_is_asked_and_filled(
    qtbot, frame: PageFrame, desk: Desk, admin: Desk, monkeypatch: pytest.MonkeyPatch
):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    document = docx.Document()
    document.add_paragraph("Tôi là {{requester.full_name}}, xin {{wanted}}")
    stream = BytesIO()
    document.save(stream)
    text = own_forms.text_of_word(NEW, stream.getvalue(), labels=LABELS)
    own_forms.keep(admin, text, WHY, attachment=stream.getvalue())
    page = at_intake(qtbot, frame)
    page.enter("Việc đề nghị", "chứng thực bằng tốt nghiệp")
    page.receive()
    hand_out()
    assert sum(path.endswith(".docx") for path in opened) == 1
    filled = docx.Document(BytesIO(printed(desk, "phieu_cua_xa"))).paragraphs[0].text
    assert filled == "Tôi là Võ Thị Ánh Nguyệt, xin chứng thực bằng tốt nghiệp"


def test_a_line_that_the_office_added_is_asked_and_printed(
    qtbot, frame: PageFrame, desk: Desk, admin: Desk
):
    text = own_forms.versions_of(desk, "certification_request")[0].text
    line = "Số điện thoại liên hệ: {requester.phone}"
    own = text.replace(line, f"{line}\nSố hộp thư của thôn: {{requester.box}}")
    own = own.replace("in_some_cases", "procedures", 1).replace("procedures = []\n", "", 1)
    own_forms.keep(admin, own, WHY)
    page = at_intake(qtbot, frame)
    page.enter("Người yêu cầu: số hộp thư của thôn", "12B")
    page.choose("Giấy tờ cần chứng thực: thêm dòng")
    page.enter("Giấy tờ cần chứng thực 1: Tên giấy tờ (bản chính)", "Học bạ")
    page.receive()
    hand_out()
    words = " ".join(read(printed(desk, "certification_request")).text.split())
    assert "Số hộp thư của thôn: 12B" in words
