"""What is said of a restore (khôi phục): what stands in its way, and what it rolled back."""

from datetime import datetime
from pathlib import Path

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.upkeep.recovery import (
    DatabaseKeyWrong,
    KeyChanged,
    NoSheetMade,
    RecoveryCodeMistyped,
    RecoveryCodeNeeded,
    RecoveryCodeShort,
    RecoveryCodeWrong,
    RecoverySheet,
    first_mistyped,
)
from commune_desk.domain.upkeep.restoring_errors import OfficeBeingRestored, OfficeInUse
from commune_desk.domain.upkeep.rolled_back import RolledBack, RolledBackDossier
from commune_desk.words.answers import BACK_UP
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.sentence_table import Sentences
from commune_desk.words.values import days_words, in_sentence, moment_text

SENTENCES: Sentences = {
    OfficeInUse: (
        "Còn quầy khác hoặc chương trình khác đang mở dữ liệu này. Đóng chương trình ở mọi máy rồi "
        "làm lại."
    ),
    OfficeBeingRestored: "Dữ liệu đang được khôi phục. Chờ vài phút rồi mở lại.",
    RecoveryCodeShort: (
        "Mã khôi phục có {wanted} chữ số, ở đây mới có {digits}. Gõ đủ tám nhóm trên phiếu."
    ),
    RecoveryCodeMistyped: "Nhóm thứ {group} của mã khôi phục chưa đúng. Đối chiếu lại với phiếu.",
    RecoveryCodeWrong: ("Mã này của phiếu khác. Lấy phiếu khôi phục số {sheet_no} rồi gõ lại."),
    RecoveryCodeNeeded: (
        "Máy này không có khóa mở bản sao lưu {path}. Lấy phiếu khôi phục số {sheet_no} và gõ mã "
        "trên phiếu (dòng lệnh: --recovery TỆP chứa mã)."
    ),
    DatabaseKeyWrong: (
        "Tệp khóa {path} bị hỏng hoặc là của dữ liệu khác; dữ liệu còn nguyên, đừng xóa. Chép lại "
        "đúng tệp khóa, hoặc gõ mã trên phiếu khôi phục (lệnh: recovery-key --recovery TỆP)."
    ),
    NoSheetMade: (
        "Trong {folder} chưa có khóa nào lập phiếu khôi phục. Chép lại tệp khóa đã cất giữ."
    ),
}

NO_SHEET = "chưa có phiếu khôi phục"
TYPE_BACK = "Gõ lại hai nhóm"
SHEET_COUNTS = (
    "In phiếu, cất vào phong bì niêm phong. Phiếu có hiệu lực sau khi gõ lại hai nhóm số; phiếu "
    "trước không mở được các bản sao lưu làm từ lúc đó."
)
FIRST_SHEET = (
    "Máy này hỏng hay mất thì chỉ phiếu này mở được bản sao lưu. In phiếu (hoặc lưu PDF rồi in ở "
    "máy khác), cất vào phong bì niêm phong, rồi gõ lại hai nhóm số."
)
SHEET_IN_HAND = "Nhìn phiếu đã in, gõ hai nhóm số; có máy quét thì quét mã QR trên phiếu."
SHEET_GROUP = "Nhóm thứ {place}"
NOT_TYPED_BACK = "Chưa giống trên phiếu. Nhìn phiếu đã in và gõ lại."
SHEET_SAVED = "Đã ghi {file}. In ra, cất giữ, rồi xóa tệp."
SHEET_TITLE = "Phiếu khôi phục dữ liệu"
SHEET_ADVICE = (
    "Phiếu này cùng một bản sao lưu mở lại toàn bộ dữ liệu của cơ quan trên máy khác. Không có "
    "phiếu thì không ai mở được bản sao lưu khi máy tính hỏng hoặc mất.",
    "Cất trong phong bì niêm phong, ở tủ khóa, không để cùng USB sao lưu. Không chụp ảnh, không gõ "
    "vào điện thoại. Nên in hai bản, để ở hai nơi.",
    "Mất phiếu hoặc nghi lộ: quản trị lập ngay phiếu mới, sao lưu lại và hủy các bản sao lưu cũ.",
)


RESTORE = "Khôi phục từ bản sao lưu"
ABOUT_RESTORE = "Máy cũ hỏng, mất hoặc thay máy: cần một bản sao lưu và phiếu khôi phục."
RESTORE_STEPS = ("Bản sao lưu", "Phiếu và người làm", "Sẽ mất gì", "Xong")
BACKUP_FILE, CHOOSE_BACKUP = "Tệp sao lưu", "Chọn tệp…"
NO_BACKUP_NAMED = "Chưa chọn tệp sao lưu."
OF_FOLDER = "Đã chọn bản mới nhất trong thư mục; đúng bản cần khôi phục thì bấm “Tiếp”."
FOUND_BACKUPS = "Tìm thấy trên máy này và USB đang cắm, mới nhất ở trên"
NO_BACKUPS_FOUND = (
    "Chưa thấy bản sao lưu nào trên máy này. Cắm USB cất bản sao lưu rồi bấm “Chọn tệp…”."
)
CODE_OF_SHEET = "Mã trên phiếu khôi phục số {sheet_no}"
CODE_HINT = "Gõ tám nhóm số, hoặc quét mã QR trên phiếu."
WHO_RESTORES = (
    "Tên và mật khẩu của một người quản trị. Máy này chưa có cơ quan thì dùng mật khẩu vào ngày "
    "sao lưu."
)
CHANGE_KEY = EVENTS[EventKind.KEY_CHANGED]
ABOUT_KEY_CHANGE = (
    "Dùng khi khóa hoặc phiếu khôi phục bị lộ. Dữ liệu được mã hóa lại bằng khóa mới, mất khoảng "
    "bằng một lần sao lưu; có phiếu khôi phục mới, phải in và gõ lại hai nhóm. Bản sao lưu cũ vẫn "
    "mở bằng phiếu cũ."
)
CHANGING_KEY = "Đang đổi khóa dữ liệu"
SHEET_OF_KEY = (
    "Đổi khóa khi khóa hoặc phiếu khôi phục bị lộ. In phiếu mới, cất vào phong bì niêm phong, gõ "
    "lại hai nhóm số. Sau đó cứ làm việc; phiếu mới có hiệu lực khi chương trình báo đã đổi xong. "
    "Bản sao lưu cũ vẫn mở bằng phiếu cũ."
)
WAIT_FOR_KEY = (
    "Dữ liệu vừa có thay đổi trong lúc đổi khóa nên phải làm lại. Chờ vài giây, cửa sổ tạm ngừng "
    "nhận phím."
)
KEY_NOT_CHANGED = (
    "Chưa đổi khóa dữ liệu: phiếu số {sheet_no} không có hiệu lực, hủy phiếu ấy; phiếu cũ vẫn dùng."
)
KEY_CODE, CODE_ON_SHEET = "Gõ mã trên phiếu khôi phục", "Mã trên phiếu khôi phục"
ABOUT_KEY_CODE = (
    "Dữ liệu trên máy này còn nguyên, chỉ thiếu khóa. Gõ tám nhóm số hoặc quét mã QR trên phiếu; "
    "không cần bản sao lưu."
)
READING_BACKUP, RESTORING = "Đang đọc bản sao lưu", "Đang khôi phục"
RESTORED_TITLE = "Đã khôi phục"


def seen_backup(office_name: str, made_at: datetime, dossiers: int) -> str:
    """Which office, from when, and how much it is."""
    counted = f"{dossiers:,}".replace(",", ".")
    return f"{office_name} · sao lưu {moment_text(made_at)} · {counted} hồ sơ"


def code_state(text: str, problem: RecoveryCodeShort | RecoveryCodeMistyped | None) -> str:
    """How a code stands while it is typed."""
    if problem is None:
        return "Đủ tám nhóm, không nhóm nào gõ nhầm."
    if isinstance(problem, RecoveryCodeMistyped):
        return f"Nhóm thứ {problem.group} chưa đúng. Đối chiếu lại với phiếu."
    if (group := first_mistyped(text)) is not None:
        return f"Nhóm thứ {group} chưa đúng. Đối chiếu lại với phiếu."
    if problem.digits > problem.wanted:
        return f"Thừa {problem.digits - problem.wanted} chữ số."
    return f"Còn thiếu {problem.wanted - problem.digits} chữ số."


def foreseen_lines(lost: RolledBack, *, has_office: bool) -> tuple[str, ...]:
    """What a restore would roll back, said before it is done."""
    if not has_office:
        gap = f"các số đi tiếp cách ra {lost.gap} số" if lost.gap else "các số đi tiếp"
        return (
            "Trên máy này chưa có dữ liệu nào mở được nên không mất gì ở đây.",
            "Việc làm ở máy cũ sau bản sao lưu không có trong đó: đối chiếu giấy tờ đã cấp rồi "
            f"nhập lại. Để không cấp trùng, {gap}.",
        )
    kept = "Dữ liệu đang có không bị xóa: được giữ lại bên cạnh dưới tên có ngày giờ."
    return (*rolled_back(lost), "", kept)


def sheet_facts(sheet: RecoverySheet) -> tuple[str, ...]:
    """Whose sheet it is, which, and since when."""
    return (
        sheet.office_name,
        f"Phiếu số {sheet.sheet_no}",
        f"Lập {moment_text(sheet.made_at)}",
        "Người giữ phiếu: ……………………………………",
    )


def key_back(path: Path) -> tuple[str, ...]:
    """The key stands again where it was."""
    return (f"Khóa đã có lại ở {path}. Mở chương trình như thường.",)


def sheet_written(path: Path, sheet: RecoverySheet) -> tuple[str, ...]:
    """A sheet stands as a file."""
    return (
        f"Phiếu khôi phục số {sheet.sheet_no}: {path}.",
        "In ra, cất giữ, rồi xóa tệp. Bản sao lưu từ bây giờ mở được bằng phiếu này.",
    )


_COMMON_KEY = (
    "Các máy khác cứ làm việc, tự nhận khóa mới khi mở chương trình hoặc ở lần sao lưu tới; không "
    "phải gõ gì. Bản in và bản nháp cũ vẫn mở được."
)


def key_changed(
    changed: KeyChanged, unfinished: str = "", *, is_backed_up: bool = False
) -> tuple[str, ...]:
    """The key is another: which sheet opens what, and what to do with the old one.

    Args:
        changed: what was done.
        unfinished: what the disk refused after that, as a sentence.
        is_backed_up: whether a backup is begun by itself.
    """
    now = "Chương trình đang sao lưu bằng khóa mới." if is_backed_up else f"{BACK_UP}."
    before = (
        f"Bản sao lưu làm trước đó mở bằng phiếu cũ số {changed.former_sheet_no}"
        if changed.former_sheet_no
        else "Bản sao lưu làm trước đó không có phiếu nào mở"
    )
    return (
        f"Đã đổi khóa dữ liệu. Bản sao lưu từ bây giờ mở bằng phiếu số {changed.sheet_no}.",
        f"{before}, hoặc trên máy này bằng khóa cũ giữ ở {changed.former_key}.",
        *((_COMMON_KEY,) if changed.is_common else ()),
        f"{now} Khóa cũ bị lộ thì hủy các bản sao lưu cũ và tệp khóa cũ.",
        *_unfinished(unfinished),
    )


def _unfinished(refused: str) -> tuple[str, ...]:
    """What was done is done, though the disk refused what comes after it."""
    if not refused:
        return ()
    return (
        "Việc này đã xong, đừng làm lại. Phần dọn dẹp còn dở sẽ làm nốt khi mở chương trình. "
        f"Ổ đĩa báo: {refused}",
    )


def not_elsewhere(why: str) -> str:
    """A backup stands on this PC alone."""
    return f"Đã sao lưu trên máy này, nhưng chưa chép được sang nơi khác. {why}"


def restored(  # noqa: PLR0913  # all that is to be told of it
    path: Path,
    folder: Path,
    *,
    lost: RolledBack,
    replaced: Path | None,
    papers: int = 0,
    refused: str = "",
    unfinished: str = "",
) -> tuple[str, ...]:
    """A backup was brought back: what has to be done again, and how the numbers go on.

    Args:
        path: the backup.
        folder: where the office stands.
        lost: what was rolled back.
        replaced: where the database stands that was there before.
        papers: how many printed papers came back with it.
        refused: why not all of them did, as a sentence; empty where they did.
        unfinished: what the disk refused after that, as a sentence.
    """
    kept = (f"Dữ liệu trước khi khôi phục giữ ở {replaced}.",) if replaced else ()
    back = (f"Đã đưa về {papers} giấy đã in.",) if papers else ()
    away = (
        (
            f"Dữ liệu đã về đủ, còn giấy đã in thì chưa: {refused} Giấy còn thiếu vẫn nằm bên "
            "cạnh bản sao lưu: chép các thư mục trong commune-desk-papers vào thư mục archive của "
            "dữ liệu.",
        )
        if refused
        else ()
    )
    done = f"Đã khôi phục {path} vào {folder}."
    return (done, *kept, *_unfinished(unfinished), *back, *away, *rolled_back(lost))


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
    if lost.closed_periods:
        spans = (in_sentence(days_words(one.first, one.last)) for one in lost.closed_periods)
        told = "Kỳ báo cáo chốt sau bản sao lưu, nay chưa chốt (giữ bản đã ký)"
        lines.append(f"{told}: {'; '.join(spans)}.")
    if lost.other_events:
        lines.append(f"Ngoài ra mất {lost.other_events} việc khác (xem lịch sử của dữ liệu cũ).")
    return (*lines, "Các số đã cấp sau bản sao lưu sẽ không cấp lại cho ai.")


def _line(one: RolledBackDossier) -> str:
    return f"  {one.dossier_no} · {one.applicant} · {moment_text(one.received_at)}"
