"""Words of the self-test: its checks, and the report that is read out over the telephone."""

from commune_desk.domain.upkeep.self_check import Check, SelfCheck
from commune_desk.words.values import moment_text

CHECK_MACHINE = "Kiểm tra máy"
WORK_FOLDER = "Một cửa, tự kiểm tra "
"""How the temporary folder's name begins: with letters and blanks, as those of Vietnamese users."""

WHOLE = "Bản đầy đủ: vẽ và đọc lại từng mẫu, từng sổ."
SHORT = "Bản ngắn: không vẽ từng mẫu và sổ; dùng khi nâng cấp. Bản đầy đủ: lệnh self-test."

CHECKS = {
    "resources": "Tệp đi kèm",
    "libraries": "Thư viện",
    "letters": "Chữ tiếng Việt",
    "database": "Cơ sở dữ liệu",
    "intake": "Tiếp nhận, in giấy",
    "papers": "Các mẫu phiếu và mã QR",
    "forms": "Các mẫu tờ khai của chương trình",
    "sheets": "Sổ, bản kê, lời chứng và giấy khác",
    "report": "Báo cáo",
    "backup": "Sao lưu và khôi phục",
    "windows": "Các cửa sổ",
    "printers": "Danh sách máy in",
}


def check_result(check: Check) -> str:
    """What was found, in a word with its sign."""
    return "✓ Tốt" if check.is_good else "✗ Không tốt"


def check_line(check: Check) -> str:
    """One check: its mark, its name, what was found."""
    return f"{'✓' if check.is_good else '✗'} {CHECKS[check.name]}: {check.detail}"


def summary(found: SelfCheck) -> str:
    """How it ended, in one sentence."""
    bad = [CHECKS[check.name] for check in found.checks if not check.is_good]
    if not bad:
        return f"Máy dùng được: cả {len(found.checks)} phần đều tốt."
    return (
        f"Có {len(bad)}/{len(found.checks)} phần không tốt: {', '.join(bad)}. "
        "Gửi báo cáo này cho người hỗ trợ kỹ thuật."
    )


def report(found: SelfCheck) -> tuple[str, ...]:
    """The whole report; there is nothing of the office or of a citizen in it."""
    return (
        f"{CHECK_MACHINE}, {moment_text(found.at)}",
        SHORT if found.is_short else WHOLE,
        f"Commune Desk {found.version} · {found.system}",
        f"Thư mục chương trình: {found.folder}",
        "",
        *(f"{check_line(each)} ({each.milliseconds} ms)" for each in found.checks),
        "",
        summary(found),
    )
