"""What the page of one dossier says of it: facts, clock runs, history and papers, in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from commune_desk.domain.applicant import Applicant, Organisation, name_of, number_of
from commune_desk.domain.dossier import ClockRun
from commune_desk.domain.history import EventRow
from commune_desk.domain.vietnamese import format_date
from commune_desk.services.desk.lookup import DossierSheet
from commune_desk.words.due_dates import due_step_text
from commune_desk.words.papers import SLIPS
from commune_desk.words.steps import EVENTS, RUN_ENDS
from commune_desk.words.values import CHANNELS, LEVELS, RETURN_WAYS, SOURCES, moment_text

TITLES = {
    "applicant": "Người nộp",
    "number": "Số định danh",
    "phone": "Điện thoại",
    "address": "Nơi cư trú",
    "delegate": "Người nộp thay",
    "channel": "Cách nộp",
    "return_by": "Nhận kết quả",
    "external_no": "Mã của tỉnh",
    "received": "Tiếp nhận",
    "due": "Hẹn trả",
    "closed": "Có kết quả",
    "returned": "Trả kết quả",
    "rating": "Đánh giá",
}
FACTS_SHOWN = ("note", "late_reason", "reason")


def facts_of(sheet: DossierSheet) -> dict[str, str]:
    """The facts by the keys of `TITLES`; empty where there is nothing."""
    dossier, filing = sheet.dossier, sheet.filing
    applicant = filing.applicant
    model = f" · {filing.filing.model}" if filing.filing.model else ""
    return {
        "applicant": _applicant_words(applicant),
        "number": number_of(applicant),
        "phone": filing.filing.phone or applicant.phone,
        "address": applicant.address,
        "delegate": filing.delegate.full_name if filing.delegate else "",
        "channel": f"{CHANNELS[dossier.channel]}{model} · {SOURCES[filing.filing.filled_from]}",
        "return_by": RETURN_WAYS[dossier.return_by],
        "external_no": filing.filing.external_no,
        "received": moment_text(dossier.received_at),
        "due": _due_words(sheet),
        "closed": _moment_words(dossier.closed_at),
        "returned": _moment_words(dossier.returned_at),
        "rating": _rating_words(sheet),
    }


def run_words(runs: Sequence[ClockRun]) -> list[str]:
    """One line a clock run."""
    return [_run_words(number, run) for number, run in enumerate(runs, 1)]


def due_words(sheet: DossierSheet) -> list[str]:
    """Why the last clock is due when it is, a line a step."""
    return [due_step_text(step) for step in sheet.due_steps]


def event_words(event: EventRow) -> tuple[str, str]:
    """What happened, and when, by whom, at which desk."""
    what = _what_happened(event)
    who = " · ".join(part for part in (event.officer_name, event.desk_name) if part)
    when = moment_text(event.happened_at)
    if abs((event.entered_at - event.happened_at).total_seconds()) >= 60:
        when += f", nhập lúc {moment_text(event.entered_at)}"
    return what, f"{when} · {who}"


def _what_happened(event: EventRow) -> str:
    words = EVENTS[event.kind]
    slip = event.facts.get("slip")
    if slip:
        words += f": {SLIPS[str(slip)]}" + (" (in lại)" if event.facts.get("reprint") else "")
    if level := event.facts.get("level"):
        words += f": {LEVELS[str(level)]}"
    notes = _notes(event.facts)
    return f"{words}: {notes}" if notes else words


def _notes(facts: Mapping[str, object]) -> str:
    notes = [str(facts[name]) for name in FACTS_SHOWN if facts.get(name)]
    if until := facts.get("until"):
        notes.append(f"hẹn lại {moment_text(datetime.fromisoformat(str(until)))}")
    return "; ".join(notes).replace("\n", "; ")


def _applicant_words(applicant: Applicant) -> str:
    name = name_of(applicant)
    if isinstance(applicant, Organisation) and applicant.representative:
        return f"{name} ({applicant.representative.full_name})"
    return name


def _due_words(sheet: DossierSheet) -> str:
    dossier = sheet.dossier
    words = moment_text(dossier.due_at)
    if dossier.promised_at:
        words += f" · đã hẹn lại {moment_text(dossier.promised_at)}"
    return f"{words} · lý do trễ: {dossier.late_reason}" if dossier.late_reason else words


def _rating_words(sheet: DossierSheet) -> str:
    if sheet.rating is None:
        return ""
    reason = f": {sheet.rating.reason}" if sheet.rating.reason else ""
    return f"{LEVELS[sheet.rating.level]}{reason} ({format_date(sheet.rating.at.date())})"


def _run_words(number: int, run: ClockRun) -> str:
    end = "đang chạy"
    if run.ended_at is not None:
        why = f" ({RUN_ENDS[run.why].lower()})" if run.why else ""
        end = f"dừng {moment_text(run.ended_at)}{why}"
    begin, due = moment_text(run.started_at), moment_text(run.due_at)
    return f"Lần {number}: từ {begin}, hạn {due}, {end}"


def _moment_words(moment: datetime | None) -> str:
    return moment_text(moment) if moment else ""
