"""The text of the report, written from its figures (Mẫu 01-ĐC/BTP/KSTT, Thông tư 09/2026/TT-BTP).

A commune reports the sections I.5, I.6 and IV of the outline (its footnote 1); I.7 explains the
form of dossiers: what came and how it was solved, compared with the period before, and why dossiers
were late. An officer edits every section before the report is closed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.figures.report_paper import ReportPaper
from commune_desk.domain.figures.report_text import TEXT_FORM, FeedbackStatement, TextSection
from commune_desk.domain.figures.reporting import SectorRow
from commune_desk.domain.law.report_form import FilledReportForm
from commune_desk.words.fields import label
from commune_desk.words.figures.figures import percent_words, period_name
from commune_desk.words.papers.papers import desk_symbol, numbered
from commune_desk.words.values import CHANNELS, count_words, days_words, in_sentence

REPORT = "Báo cáo"
SUBJECT = "Công tác kiểm soát thủ tục hành chính"
PART_ONE = "I. Tình hình, kết quả kiểm soát thủ tục hành chính"
SECTIONS: Mapping[TextSection, str] = {
    section: label(f"{TEXT_FORM.name}.{section}") for section in TextSection
}
NO_FEEDBACK_STATED = "(Chưa nhập số liệu phản ánh, kiến nghị của kỳ này.)"
NONE_OVERDUE = "Trong kỳ không có hồ sơ quá hạn."
NO_PROPOSAL = "Đơn vị không có kiến nghị, đề xuất."
NO_REASON = "chưa ghi lý do"
_WAYS = {
    "received_online_full": in_sentence(CHANNELS[Channel.ONLINE]),
    "received_online_partial": in_sentence(CHANNELS[Channel.ONLINE_PARTIAL]),
    "received_postal": in_sentence(CHANNELS[Channel.POSTAL]),
    "received_in_person": in_sentence(CHANNELS[Channel.COUNTER]),
}


_BEFORE_NAMES = frozenset({"Bị", "Chờ", "Do", "Đợi", "Thiếu", "Vì"})
"""With what a reason begins whose second word is the first of a name."""


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What the text is written from.

    Attributes:
        total: the sum of the period, and `before` that of the period before.
        taken_over: the new dossiers whose applicant was read from a card or an earlier dossier.
        late_reasons: of every overdue dossier its reason, empty where none was given.
        feedback: the statement of the officer with form 06a filled from it.
    """

    total: SectorRow
    before: SectorRow
    taken_over: int
    late_reasons: tuple[str, ...]
    addressee: str
    feedback: FeedbackStatement | None = None
    feedback_form: FilledReportForm | None = None


def opening(value: ReportPaper) -> str:
    """The sentence above the sections."""
    period = value.report.period
    name, days = period_name(period, value.kind), in_sentence(days_words(period.first, period.last))
    when = f"{name} ({days})" if name else days
    return (
        f"Thực hiện {value.circular} của Bộ trưởng Bộ Tư pháp quy định chế độ báo cáo về công tác "
        f"kiểm soát thủ tục hành chính, {value.letterhead.centre_name} báo cáo {value.addressee} "
        f"kết quả {when} như sau:"
    )


def subject(value: ReportPaper) -> str:
    """What the report is about, below its title."""
    period = value.report.period
    name = period_name(period, value.kind) or days_words(period.first, period.last)
    return f"{SUBJECT}\n{name}"


def number_line(value: ReportPaper) -> str:
    """The line "Số", to be numbered by hand."""
    is_committee = not value.letterhead.parent_name
    desk = "UBND" if is_committee else desk_symbol(value.letterhead.centre_name)
    return numbered("", f"BC-{desk}")


def recipients(value: ReportPaper) -> tuple[str, ...]:
    """Who gets it (NĐ 30/2020, Phụ lục I)."""
    return (f"- {value.addressee};", "- Lưu: VT.")


def outline(value: ReportPaper) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The headings of the report, each with the paragraphs below it."""
    yield "", (opening(value),)
    yield PART_ONE.upper(), ()
    for section, text in value.text.items():
        heading = SECTIONS[section]
        heading = heading.upper() if section is TextSection.PROPOSALS else heading
        yield heading, tuple(line for line in text.splitlines() if line.strip())
    forms = ", ".join(filled.form.form_no for filled in value.forms)
    yield "", (f"Gửi kèm: {forms}./.",)


def written(facts: TextFacts) -> dict[TextSection, str]:
    """Every section as it is written from the figures, one paragraph a line."""
    return {
        TextSection.DATA: data(facts),
        TextSection.FEEDBACK: feedback(facts),
        TextSection.DOSSIERS: "\n".join(
            (dossiers(facts.total), compared(facts.total, facts.before), overdue(facts))
        ),
        TextSection.PROPOSALS: proposals(facts),
    }


def data(facts: TextFacts) -> str:
    """Section I.5: what was taken over from cards and earlier dossiers."""
    new = _new(facts.total)
    if not new:
        return "Trong kỳ không tiếp nhận hồ sơ mới."
    if not facts.taken_over:
        return (
            f"Trong {count_words(new)} hồ sơ mới tiếp nhận, chưa có hồ sơ nào lấy thông tin người "
            "nộp từ thẻ căn cước hoặc từ hồ sơ đã có."
        )
    return (
        f"Trong {count_words(new)} hồ sơ mới tiếp nhận, {count_words(facts.taken_over)} hồ sơ "
        f"({_share(facts.taken_over, new)}) lấy thông tin người nộp từ thẻ căn cước hoặc từ hồ sơ "
        "đã có; người dân không phải khai lại những thông tin này."
    )


def feedback(facts: TextFacts) -> str:
    """Section I.6: what an officer stated of feedback, or that nobody did."""
    if facts.feedback is None or facts.feedback_form is None:
        return NO_FEEDBACK_STATED
    total = facts.feedback_form.total
    if total is None or not facts.feedback.lines:
        return (
            "Trong kỳ, đơn vị không tiếp nhận phản ánh, kiến nghị nào về quy định hành chính, hành "
            "vi hành chính."
        )
    cells = {name: count_words(count) for name, count in total.cells.items()}
    return (
        f"Tổng số phản ánh, kiến nghị đã tiếp nhận: {cells['received']}; trong đó tiếp nhận mới "
        f"trong kỳ {cells['received_in_period']}, từ kỳ trước chuyển qua "
        f"{cells['received_before']}; về quy định hành chính {cells['received_on_rules']}, về hành "
        f"vi hành chính {cells['received_on_conduct']}.\n"
        f"Đã xử lý {cells['handled']}, trong đó {cells['published']} đã được đăng tải công khai; "
        f"đang xử lý {cells['open']}."
    )


def dossiers(total: SectorRow) -> str:
    """Section I.7: what came and how it stands, in the order of the form."""
    new = _new(total)
    ways = [
        f"{words} {count_words(count)}"
        for name, words in _WAYS.items()
        if (count := total.counts[name])
    ]
    came = f"{count_words(new)} hồ sơ mới tiếp nhận"
    came += f" ({', '.join(ways)})" if ways else ""
    solved = [
        f"{count_words(total.counts[name])} {words}"
        for name, words in (
            ("solved_early", "trước hạn"),
            ("solved_on_time", "đúng hạn"),
            ("solved_overdue", "quá hạn"),
        )
    ]
    text = (
        f"Tổng số hồ sơ trong kỳ: {count_words(total.received_total)}, gồm {came} và "
        f"{count_words(total.counts['carried_over'])} hồ sơ từ kỳ trước chuyển qua. Đã giải quyết "
        f"{count_words(total.solved_total)} hồ sơ: {', '.join(solved)}"
    )
    if total.solved_total:
        in_time = total.solved_total - total.counts["solved_overdue"]
        text += f"; tỷ lệ trước hạn và đúng hạn {_share(in_time, total.solved_total)}"
    return (
        f"{text}. Đang giải quyết {count_words(total.open_total)} hồ sơ: "
        f"{count_words(total.counts['open_in_time'])} trong hạn, "
        f"{count_words(total.counts['open_overdue'])} quá hạn."
    )


def compared(total: SectorRow, before: SectorRow) -> str:
    """How the period stands beside the one before it."""
    if not before.received_total:
        return "Kỳ trước không có hồ sơ để so sánh."
    parts = [f"số hồ sơ mới tiếp nhận {_moved(_new(before), _new(total))}"]
    if total.solved_total and before.solved_total:
        now, then = (
            percent_words(
                100 * (row.solved_total - row.counts["solved_overdue"]) / row.solved_total
            )
            for row in (total, before)
        )
        same = f"tỷ lệ giải quyết trước hạn và đúng hạn vẫn là {now}"
        parts.append(
            same if now == then else f"tỷ lệ giải quyết trước hạn và đúng hạn từ {then} thành {now}"
        )
    parts.append(f"số hồ sơ quá hạn {_moved(_late(before), _late(total))}")
    return f"So với kỳ trước, {'; '.join(parts)}."


def overdue(facts: TextFacts) -> str:
    """How many dossiers were late, and why."""
    late = _late(facts.total)
    if not late:
        return NONE_OVERDUE
    reasons = [
        f"{reason} ({count_words(count)} hồ sơ)" for reason, count in ranked(facts.late_reasons)
    ]
    unknown = _unexplained(facts)
    reasons += [f"{NO_REASON} ({count_words(unknown)} hồ sơ)"] if unknown else []
    return (
        f"{count_words(late)} hồ sơ quá hạn trong kỳ ("
        f"{count_words(facts.total.counts['solved_overdue'])} đã giải quyết, "
        f"{count_words(facts.total.counts['open_overdue'])} đang giải quyết); lý do: "
        f"{'; '.join(reasons)}. Danh sách kèm theo báo cáo."
    )


def proposals(facts: TextFacts) -> str:
    """Section IV: what would mend the most frequent reason, where one is known to be it."""
    reasons = ranked(facts.late_reasons)
    if not reasons:
        return NO_PROPOSAL
    (reason, count), *others = reasons
    if count <= max(_unexplained(facts), *(fewer for _, fewer in others), 0):
        return (
            f"Đề nghị {facts.addressee} quan tâm, chỉ đạo tháo gỡ các nguyên nhân làm hồ sơ quá "
            "hạn đã nêu trên."
        )
    return (
        f"Đề nghị {facts.addressee} quan tâm, chỉ đạo tháo gỡ nguyên nhân làm nhiều hồ sơ quá hạn "
        f"nhất trong kỳ: {reason} ({count_words(count)} hồ sơ)."
    )


def ranked(reasons: Iterable[str]) -> Sequence[tuple[str, int]]:
    """The reasons that were given, the most frequent first; the same words count as one.

    >>> ranked(["Chờ xác minh.", "chờ xác minh", "", "Sở Tư pháp chưa trả lời"])
    [('chờ xác minh', 2), ('Sở Tư pháp chưa trả lời', 1)]
    """
    given = (_reason(reason) for reason in reasons)
    counted = Counter(reason for reason in given if reason)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def _reason(text: str) -> str:
    """A reason within a sentence; a name at its beginning keeps its capital.

    >>> _reason("Chờ Sở Tư pháp trả lời"), _reason("Sở Tư pháp chưa trả lời")
    ('chờ Sở Tư pháp trả lời', 'Sở Tư pháp chưa trả lời')
    """
    words = text.split()
    is_name = len(words) > 1 and words[1][:1].isupper() and words[0] not in _BEFORE_NAMES
    reason = " ".join(words).rstrip(" .;,")
    return reason if is_name else in_sentence(reason)


def _late(row: SectorRow) -> int:
    return row.counts["solved_overdue"] + row.counts["open_overdue"]


def _unexplained(facts: TextFacts) -> int:
    """How many of the late dossiers have no reason."""
    return _late(facts.total) - sum(count for _, count in ranked(facts.late_reasons))


def _new(row: SectorRow) -> int:
    return row.received_total - row.counts["carried_over"]


def _share(part: int, whole: int) -> str:
    return percent_words(100 * part / whole)


def _moved(before: int, now: int) -> str:
    """How a count changed: "tăng từ 10 lên 12 (20,0%)".

    >>> _moved(10, 12), _moved(12, 9), _moved(3, 3), _moved(0, 2)
    ('tăng từ 10 lên 12 (20,0%)', 'giảm từ 12 xuống 9 (25,0%)', 'vẫn là 3', 'tăng từ 0 lên 2')
    """
    if before == now:
        return f"vẫn là {count_words(now)}"
    way, to = ("tăng", "lên") if now > before else ("giảm", "xuống")
    share = f" ({_share(abs(now - before), before)})" if before else ""
    return f"{way} từ {count_words(before)} {to} {count_words(now)}{share}"
