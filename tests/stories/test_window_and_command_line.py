"""Cửa sổ và dòng lệnh: the same reception by either way gives the same papers and history."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytest_bdd import parsers, scenarios, then, when

from commune_desk import bootstrap
from commune_desk.cli.entry import main
from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.handling.dossier_sheet import DossierSheet
from commune_desk.paths import DataFolder
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.papers import printing
from commune_desk.ui.dialogs.form_dialog import ARMED_AFTER_MS
from tests.factories import Clock
from tests.ui.drivers.intake import NAME, PHONE
from tests.ui.drivers.papers import hand_out
from tests.ui.drivers.window import Window

scenarios("features/cua_so_va_dong_lenh.feature")

CARD = "087096610926||BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024"
SPOILT = CARD.replace("BÙI THANH TOÀN", "Buafi Thanh Toafn")
PRIVATE_PHONE = "0923993287"
AT = "2026-10-01T09:00:00+07:00"
COUNTER, COMMAND = "cửa sổ", "dòng lệnh"


@dataclass
class Office:
    """An office that is reached by its window or by its command line."""

    folder: DataFolder
    clock: Clock
    place: Path

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        opened = bootstrap.open_office(self.folder, self.clock)
        try:
            yield bootstrap.desk_without_screen(opened)
        finally:
            opened.database.close()

    def send(self, **applicant: Any) -> None:
        """Send a document into the command line."""
        document = {"at": AT, "procedure": "1.004873", "applicant": applicant}
        file = self.place / "hồ sơ.json"
        file.write_text(json.dumps(document), encoding="utf-8")
        assert main(["--data", str(self.folder.root), "receive", str(file)]) == 0

    @contextmanager
    def window(self) -> Iterator[Window]:
        """The window at its intake page; what stands there is received at the end."""
        with self.desk() as desk:
            window = Window.of(desk)
            yield window
            page = window.intake()
            page.pick("1.004873")
            page.receive(brings=True)
            hand_out()
            window.break_off()

    def received(self) -> DossierSheet:
        """The one dossier that was received."""
        with self.desk() as desk:
            (row,) = lookup.page(desk, DossierFilter(now=desk.now())).rows
            return lookup.known(desk, row.dossier_no)

    def receipt(self) -> Any:
        with self.desk() as desk:
            (row,) = lookup.page(desk, DossierFilter(now=desk.now())).rows
            return printing.slip(desk, row.dossier_no, SlipKind.RECEIPT)


@pytest.fixture
def office(qapp, sqlite_folder: DataFolder, clock: Clock, tmp_path: Path) -> Office:
    return Office(sqlite_folder, clock, tmp_path)


@when(parsers.parse('hợp tác xã "{name}" ở "{address}" nộp hồ sơ bằng {way}'))
def cooperative_filed(office: Office, name: str, address: str, way: str):
    if way == COMMAND:
        acting = {"card": CARD, "phone": PRIVATE_PHONE}
        office.send(organisation=name, address=address, representative=acting)
        return
    with office.window() as window:
        page = window.intake()
        page.scan(CARD)
        page.enter(PHONE, PRIVATE_PHONE)
        page.file_for_organisation(name, address=address)


@when("người có thẻ bị bộ gõ làm hỏng họ tên nộp hồ sơ bằng cửa sổ, cán bộ xem thẻ rồi Enter")
def person_compared(office: Office):
    with office.window() as window:
        page = window.intake()
        page.scan(SPOILT)
        QTest.qWait(ARMED_AFTER_MS + 50)
        page.press("Return")


@then("chưa có hồ sơ nào")
def nothing_received(office: Office):
    with office.desk() as desk:
        assert lookup.page(desk, DossierFilter(now=desk.now())).rows == ()


@then("lịch sử hồ sơ ghi: họ tên trên thẻ đã đối chiếu")
def comparison_is_kept(office: Office):
    facts = _reception(office).facts
    assert facts["card_compared"] == ["name_doubtful:full_name"]
    assert "card_warnings" not in facts


@when(parsers.re("người có thẻ (?P<state>bị bộ gõ làm hỏng họ tên|lành lặn) nộp hồ sơ bằng "
                 '(?P<way>cửa sổ|dòng lệnh)(, cán bộ gõ lại "(?P<name>.+)")?$'))  # fmt: skip
def person_filed(office: Office, state: str, way: str, name: str | None):
    card = CARD if state == "lành lặn" else SPOILT
    if way == COMMAND:
        office.send(card=card, full_name=name)
        return
    with office.window() as window:
        page = window.intake()
        page.scan(card)
        if name is not None:
            page.enter(NAME, name)


@then(parsers.parse('giấy tiếp nhận ghi "{name}", địa chỉ "{address}"'))
def receipt_names_cooperative(office: Office, name: str, address: str):
    party = office.receipt().head.applicant
    assert (party.name, party.address) == (name, address)


@then("giấy tiếp nhận không ghi nhà riêng, điện thoại riêng của người đại diện")
def nothing_private(office: Office):
    party = office.receipt().head.applicant
    assert (party.phone, party.email) == ("", "")
    assert "Phường 2" not in party.address


@then("vẫn biết số điện thoại của người đại diện để báo khi có kết quả")
def phone_is_known(office: Office):
    assert office.received().filing.filing.phone == PRIVATE_PHONE


@then(parsers.parse('giấy tiếp nhận ghi tên "{name}"'))
def receipt_names(office: Office, name: str):
    assert office.receipt().head.applicant.name == name


@then("lịch sử hồ sơ ghi: họ tên trên thẻ chưa đối chiếu")
def doubt_is_kept(office: Office):
    assert _reception(office).facts["card_warnings"] == ["name_doubtful"]


@then("lịch sử hồ sơ không ghi gì về thẻ")
def nothing_in_doubt(office: Office):
    assert "card_warnings" not in _reception(office).facts


def _reception(office: Office) -> Any:
    return next(e for e in office.received().history if e.kind is EventKind.RECEIVE)


@then("đã in giấy tiếp nhận và phiếu kiểm soát, mỗi thứ một lần")
def both_papers(office: Office):
    printed = [(made.kind, made.copy) for made in office.received().prints]
    assert printed == [(SlipKind.RECEIPT, 0), (SlipKind.CONTROL_SLIP, 0)]
