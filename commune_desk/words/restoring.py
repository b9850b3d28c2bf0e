"""What is said of a restore (khôi phục): what stands in its way, and what it rolled back."""

from pathlib import Path

from commune_desk.domain.restoring_errors import OfficeBeingRestored, OfficeInUse
from commune_desk.domain.rolled_back import RolledBack, RolledBackDossier
from commune_desk.words.sentence_table import Sentences
from commune_desk.words.values import moment_text

SENTENCES: Sentences = {
    OfficeInUse: (
        "Còn quầy khác hoặc chương trình khác đang mở dữ liệu này. Đóng chương trình ở mọi máy rồi "
        "khôi phục lại."
    ),
    OfficeBeingRestored: "Dữ liệu đang được khôi phục. Chờ vài phút rồi mở lại.",
}


def restored(
    path: Path, folder: Path, *, lost: RolledBack, replaced: Path | None
) -> tuple[str, ...]:
    """A backup was brought back: what has to be done again, and how the numbers go on."""
    kept = (f"Dữ liệu trước khi khôi phục giữ ở {replaced}.",) if replaced else ()
    return (f"Đã khôi phục {path} vào {folder}.", *kept, *rolled_back(lost))


def rolled_back(lost: RolledBack) -> tuple[str, ...]:
    """What the office did after the backup, a line for each dossier."""
    if not lost.is_known:
        return (
            "Dữ liệu cũ không đọc được, nên không biết sau bản sao lưu đã làm gì: đối chiếu giấy "
            f"tờ đã cấp. Để không cấp trùng, các số đi tiếp cách ra {lost.gap} số.",
        )
    if not lost.dossiers and not lost.other_events:
        return ("Sau bản sao lưu này cơ quan chưa làm gì thêm: không mất gì.",)
    gone = [one for one in lost.dossiers if one.is_gone]
    changed = [one for one in lost.dossiers if not one.is_gone]
    lines: list[str] = []
    if gone:
        lines += [
            f"Tiếp nhận sau bản sao lưu, phải nhập lại ({len(gone)} hồ sơ):",
            *map(_line, gone),
        ]
    if changed:
        lines += [
            f"Đã giải quyết tiếp sau bản sao lưu, phải làm lại ({len(changed)} hồ sơ):",
            *map(_line, changed),
        ]
    if lost.other_events:
        lines.append(f"Ngoài ra mất {lost.other_events} việc khác (xem lịch sử của dữ liệu cũ).")
    return (*lines, "Các số đã cấp sau bản sao lưu sẽ không cấp lại cho ai.")


def _line(one: RolledBackDossier) -> str:
    return f"  {one.dossier_no} · {one.applicant} · {moment_text(one.received_at)}"
