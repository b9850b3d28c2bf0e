"""What people read of a look at the whole history: that it is whole, or what does not agree."""

from collections.abc import Mapping

from commune_desk.domain.upkeep.history_check import (
    Fault,
    Finding,
    Head,
    HeadMistyped,
    HistoryBroken,
    HistoryKeyAlone,
    HistoryKeyMissing,
    HistoryReport,
)
from commune_desk.words.sentence_table import Sentences, written_for
from commune_desk.words.values import count_words, moment_text

_LINES: Mapping[Fault, str] = {
    Fault.LINE_EDITED: "dòng {line}: nội dung bị sửa",
    Fault.LINE_MOVED: "dòng {line}: không nối tiếp dòng trước (có dòng bị bỏ, chèn hoặc đổi chỗ)",
    Fault.END_CUT: "từ dòng {line}: số dòng ở cuối không đúng (bị cắt hoặc thêm)",
    Fault.SEAL_WRONG: "dòng {line}: niêm phong không đúng",
    Fault.SEAL_MISSING: "dòng {line}: không có niêm phong (ghi từ nơi không có khóa)",
}
_ROWS: Mapping[Fault, str] = {
    Fault.ROW_EDITED: "bị sửa ngoài chương trình sau dòng {line}",
    Fault.ROW_REMOVED: "bị xóa ngoài chương trình sau dòng {line}",
    Fault.ROW_ADDED: "được thêm ngoài chương trình",
}
_TABLES = {
    "officer": "tài khoản",
    "citizen": "dữ liệu của công dân",
    "organisation": "dữ liệu của tổ chức",
    "dossier": "hồ sơ",
    "clock_run": "thời hạn của hồ sơ",
    "filing": "việc nộp hồ sơ",
    "received_party": "người nộp lúc tiếp nhận",
    "dossier_paper": "giấy tờ kèm hồ sơ",
    "declaration": "tờ khai của hồ sơ",
    "paper_number": "số của giấy tờ",
    "payment": "khoản thu phí",
    "rating": "đánh giá của công dân",
    "certification_entry": "việc chứng thực",
}
_TOLD = 20
_OF_A_NEW_OFFICE = 1
"""Lines before the first seal: that it was founded. The seal stands on it a moment later."""

SENTENCES: Sentences = {
    HeadMistyped: (
        "“{text}” không phải dòng niêm phong in trên sổ. Gõ số dòng rồi mã, ví dụ: "
        "“1204 3F2A-9C00-1122-3344”."
    ),
    HistoryKeyAlone: (
        "Khóa niêm phong lịch sử mới có ở tài khoản này vì không ghi được vào {place_of_all}; tài "
        "khoản khác của máy ghi không có niêm phong. Quản trị máy chạy: commune-desk recovery-key "
        "--recovery TỆP."
    ),
    HistoryKeyMissing: (
        "Máy này không có khóa niêm phong lịch sử. Lấy lại bằng phiếu khôi phục "
        "(recovery-key), hoặc làm việc này trên máy có khóa."
    ),
}


@written_for(HistoryBroken, SENTENCES)
def _broken(error: HistoryBroken) -> str:
    if error.is_paper_alone:
        return (
            f"Mã của dòng {error.event_id} gõ từ sổ không khớp{_unless(error.found[0])}; mọi dòng "
            "và bản ghi trên máy vẫn khớp với nhau. Xem lại từng ký tự trên sổ rồi gõ lại; vẫn "
            "không khớp thì giữ nguyên các bản sao lưu và báo người quản trị."
        )
    told = "; ".join(finding_words(one) for one in error.found[:_TOLD])
    more = f"; và {count_words(error.count - _TOLD)} chỗ khác" if error.count > _TOLD else ""
    return (
        f"Lịch sử hoặc dữ liệu bị sửa ngoài chương trình, từ dòng {error.event_id}: {told}{more}. "
        "Giữ nguyên các bản sao lưu và báo người quản trị ngay."
    )


def finding_words(found: Finding) -> str:
    """One thing that does not agree, and where."""
    if found.fault is Fault.HEAD_OTHER:
        place = f"bản sao lưu {found.name}" if found.name else "dòng in trên giấy"
        return f"dòng {found.event_id}: khác với {place}{_unless(found)}"
    if not found.table:
        return _LINES[found.fault].format(line=found.event_id)
    what = f"{_TABLES[found.table]} {found.name or found.key}"
    return f"{what} {_ROWS[found.fault].format(line=found.event_id)}"


def _unless(found: Finding) -> str:
    """When a head on paper that differs is no sign of anything."""
    if found.rolled_back is None:
        return ""
    since, until = map(moment_text, found.rolled_back)
    return f" (trừ khi sổ in từ {since} đến {until}: phần ấy đã bỏ khi khôi phục bản sao lưu)"


def head_words(head: Head) -> str:
    """The last line as it stands on paper, to be typed at `history verify --head`."""
    return f"{head.event_id} {head.code}"


def whole(report: HistoryReport) -> tuple[str, ...]:
    """Nothing was found: what was looked at, and what could not be."""
    lines = [
        f"Lịch sử nguyên vẹn: {count_words(report.events)} dòng; "
        f"{count_words(report.rows)} bản ghi khớp với lịch sử."
    ]
    if report.sealed_at is None:
        lines.append("Lịch sử chưa được niêm phong.")
    elif not report.seals_checked:
        lines.append(
            "Chưa kiểm được niêm phong: máy này không có khóa. Chuỗi dòng, các bản ghi và bản sao "
            "lưu đã kiểm."
        )
    else:
        lines.append(f"Niêm phong đúng từ {moment_text(report.sealed_at)}.")
    if report.before_seal > _OF_A_NEW_OFFICE:
        lines.append(
            f"{count_words(report.before_seal)} dòng trước đó có từ khi chưa niêm phong: chỉ có "
            "chuỗi băm bảo vệ."
        )
    if report.accepted:
        lines.append(f"{count_words(report.accepted)} dòng ghi từ nơi không có khóa, đã được nhận.")
    if report.witnesses:
        lines.append(f"Khớp với {count_words(report.witnesses)} dòng cuối lưu ở nơi khác.")
    if report.head:
        lines.append(f"Dòng cuối: {head_words(report.head)}.")
    return tuple(lines)


def taken_over(lines: int) -> str:
    """The lines without a seal stand now."""
    return f"Đã niêm phong lại lịch sử: {count_words(lines)} dòng."
