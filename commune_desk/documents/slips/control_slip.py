"""Form 06: phiếu kiểm soát quá trình giải quyết hồ sơ, with room for at least four hand-overs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    labelled,
    nothing,
    plain,
    side_by_side,
    stack,
    with_gap,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import PageSetup
from commune_desk.documents.slips.printed_form import (
    beside_qr,
    field,
    numbers,
    opening,
    render_form,
)
from commune_desk.documents.specimen import (
    DUE_AT,
    HEAD,
    RECEIVED_AT,
    UNIT,
)
from commune_desk.documents.table import PAD, Heading, cell, column_widths, head_row, row, under
from commune_desk.documents.text import Span
from commune_desk.domain.desk.dossier import DossierState, RunEnd, Timeliness, timeliness
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import SlipKind, SlipLayout
from commune_desk.domain.desk.steps import Action, Holder, step_of
from commune_desk.domain.papers.slips import PaperSource, Slip
from commune_desk.domain.people.applicant import name_of
from commune_desk.words.desk.steps import ACTIONS
from commune_desk.words.papers.papers import BLANK_DAY, PAPERS, moment_words
from commune_desk.words.values import TIMELINESS

PAPER = PAPERS[SlipKind.CONTROL_SLIP]
HEADINGS = (
    Heading("Tên đơn vị", 41),
    Heading("Thời gian giao nhận hồ sơ", 40),
    Heading("Kết quả giải quyết hồ sơ (trước hạn/ đúng hạn/ quá hạn)", 28),
    Heading("Ghi chú", 19),
)
NOTES = (
    "Kết quả giải quyết hồ sơ do bên nhận ghi khi nhận bàn giao hồ sơ.",
    "Hồ sơ được chuyển trên hệ thống điện tử thì việc kiểm soát được thực hiện tự động.",
)
_BLANK_MOMENT = f"..... giờ ..... phút, {BLANK_DAY}"
_AT_LEAST = 4
_PEN = 1.8
"""Room for the pen of giver and taker, to the size of the letters."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """One block of the control slip: from whom to whom, when, with what standing."""

    giver: str
    taker: str
    at: datetime | None = None
    timeliness: Timeliness | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ControlSlip(Slip):
    """Form 06: phiếu kiểm soát quá trình giải quyết hồ sơ; at least four blocks are printed."""

    handling_unit: str
    received_at: datetime
    due_at: datetime
    hand_overs: tuple[HandOver, ...]
    cooperating_unit: str = ""


def value(source: PaperSource) -> ControlSlip:
    """What form 06 says: who had the dossier when, from the history.

    What was taken back was no hand-over. The desk is called as it was then.
    """
    sheet, dossier = source.sheet, source.sheet.dossier
    names = {
        Holder.UNIT: sheet.procedure.handling_unit,
        Holder.CITIZEN: name_of(sheet.filing.applicant),
    }
    hand_overs: list[HandOver] = []
    for event in sheet.history:
        step = step_of(event.kind) if isinstance(event.kind, Action) else None
        if event.kind is EventKind.UNDO:
            hand_overs = hand_overs[:-1]
        if step is not None and step.hands is not None:
            giver, taker = step.hands
            named = {**names, Holder.DESK: source.office_at(event.happened_at).centre_name}
            if step.ends is RunEnd.SUPPLEMENT and event.facts.get("from") == DossierState.RECEIVED:
                giver, taker = Holder.DESK, Holder.CITIZEN  # no unit has had it yet
            due = datetime.fromisoformat(str(event.facts["due_at"]))
            standing = timeliness(event.happened_at, due, source.rules.rule)
            about_papers = event.kind in (Action.REQUEST_SUPPLEMENT, Action.ACCEPT_SUPPLEMENT)
            papers = "; ".join(str(event.facts.get("note", "")).split("\n")) if about_papers else ""
            parts = [
                f"{ACTIONS[event.kind]}: {papers}" if papers else "",
                str(event.facts.get("late_reason", "")),
            ]
            hand_overs.append(
                HandOver(
                    named[giver],
                    named[taker],
                    event.happened_at,
                    standing if step.ends else None,
                    ". ".join(part for part in parts if part),
                )
            )
    verifications = (e for e in source.sheet.history if e.kind is Action.SEND_VERIFICATION)
    return ControlSlip(
        head=source.head(dossier.received_at.date()),
        handling_unit=names[Holder.UNIT],
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        hand_overs=tuple(hand_overs),
        cooperating_unit="; ".join(
            str(event.facts.get("note", "")).partition("\n")[0] for event in verifications
        ),
    )


def render(value: ControlSlip, layout: SlipLayout) -> bytes:
    """The control slip as PDF."""
    head = value.head
    parts = [
        *numbers(head, "Mã số hồ sơ"),
        field("Cơ quan (bộ phận) giải quyết hồ sơ:", value.handling_unit),
        field("Cơ quan phối hợp giải quyết hồ sơ:", value.cooperating_unit),
        field("Ngày nhận:", moment_words(value.received_at)),
        field("Hẹn trả kết quả vào:", moment_words(value.due_at), face=Face.BOLD),
    ]
    missing = [HandOver("", "")] * (_AT_LEAST - len(value.hand_overs))

    def content(setup: PageSetup) -> list[Block]:
        size, room = setup.letters.body - 1, setup.room
        widths = column_widths(HEADINGS, room)
        rows = [_row(step, size, widths) for step in (*value.hand_overs, *missing)]
        notes = plain("Ghi chú:", setup.note(gap=6), room, face=Face.BOLD_ITALIC)
        for note in NOTES:
            notes += plain(f"- {note}", setup.note(gap=2), room)
        return [
            *opening(PAPER, head, setup),
            *beside_qr(parts, head, setup),
            *with_gap(under(head_row(HEADINGS, Style(size), room), rows), setup.letters.body * 0.7),
            stack(notes),
        ]

    return render_form(PAPER, head, layout, compose=content)


def _row(step: HandOver, size: float, widths: list[float]) -> Block:
    """One hand-over: who gives and takes, when, with what standing, and room to sign for both."""
    style, centred = Style(size), Style(size, Align.CENTRE)
    room, half = widths[0] - 2 * PAD, (widths[1] - 2 * PAD) / 2
    names = side_by_side(
        [
            (0, stack(plain("Người giao", centred, half, face=Face.ITALIC))),
            (half, stack(plain("Người nhận", centred, half, face=Face.ITALIC))),
        ]
    )
    cells = [
        [
            *labelled(Span("1. Giao:"), Span(step.giver), style, room=room),
            *labelled(Span("2. Nhận:"), Span(step.taker), style, room=room),
        ],
        [
            *cell(moment_words(step.at) if step.at else _BLANK_MOMENT, centred, widths[1]),
            names,
            nothing(_PEN * size),
        ],
        cell(TIMELINESS[step.timeliness] if step.timeliness else "", centred, widths[2]),
        cell(step.note, style, widths[3]),
    ]
    return row(cells, widths)


def specimen() -> ControlSlip:
    """Form 06 with two hand-overs made and two still open."""
    desk = "Trung tâm Phục vụ hành chính công"
    return ControlSlip(
        head=HEAD,
        handling_unit=f"{UNIT} xã Tân Công Sính",
        cooperating_unit="Công an xã Tân Công Sính; Bảo hiểm xã hội cơ sở Tràm Chim",
        received_at=RECEIVED_AT,
        due_at=DUE_AT,
        hand_overs=(
            HandOver(desk, UNIT, RECEIVED_AT + timedelta(hours=2), Timeliness.EARLY),
            HandOver(UNIT, desk, DUE_AT - timedelta(hours=1), Timeliness.ON_TIME, "Đủ giấy tờ"),
        ),
    )
