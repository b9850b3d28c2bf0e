"""The table of rights as people read it, and the sentences of what is refused by it."""

from collections.abc import Mapping

from commune_desk.declared_setting import Scope
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import RIGHTS, QuietVerb, Verb
from commune_desk.domain.desk.rights_errors import (
    MachineMayNot,
    MachineOfAnotherUser,
    NoLongerActive,
    NotOnThisPc,
)
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.sentence_table import Sentences, written_for
from commune_desk.words.values import ROLES, SCOPES

QUIET_VERBS: Mapping[str, str] = {
    QuietVerb.DRAFT_KEPT: "Lưu bản nháp đang gõ",
    QuietVerb.FOUND: "Tìm và xem danh sách",
    QuietVerb.DOSSIER_READ: "Xem một hồ sơ, bản nháp, lượt hướng dẫn đang làm",
    QuietVerb.RECORD_READ: "Xem thông tin một người, một tổ chức để điền",
    QuietVerb.DATED_BACK: "Ghi việc của ngày trước, kèm lý do",
    QuietVerb.BOOK_READ: "Xem sổ chứng thực",
    QuietVerb.FEES_READ: "Xem các khoản đã thu",
    QuietVerb.FIGURES_READ: "Xem số liệu",
    QuietVerb.INSPECTION_READ: "Xem bản kê dữ liệu cá nhân, ai đã xem hồ sơ của ai",
    QuietVerb.HISTORY_READ: "Xem lịch sử",
    QuietVerb.HISTORY_VERIFIED: "Kiểm tra lịch sử",
    QuietVerb.PASSWORD_RESET: "Đặt lại mật khẩu cho người quên",
    QuietVerb.MACHINE_CHANGED: "Sửa cài đặt của máy này (tên quầy, máy in, giao diện)",
    QuietVerb.SAFEGUARD_CHANGED: "Sửa cài đặt quan trọng của máy này (cơ sở dữ liệu, thư mục)",
}
VERBS: Mapping[str, str] = {**EVENTS, **QUIET_VERBS}
"""What a right is to, as the table and a refusal name it."""

OWN_SCOPE = ("Của tôi", "Chỉ của người đang dùng; ai cũng tự đổi được.")
SETTING_SCOPES: Mapping[Verb, tuple[str, str]] = {
    QuietVerb.MACHINE_CHANGED: (
        SCOPES[Scope.MACHINE],
        "Chỉ áp dụng ở máy đang dùng; ai làm việc ở máy này cũng đổi được.",
    ),
    QuietVerb.SAFEGUARD_CHANGED: (
        f"{SCOPES[Scope.MACHINE]}, chỉ người quản trị đổi",
        "Đặt sai thì máy này ngừng làm việc, nên được thử trước khi lưu; lần mở sau không vào được "
        "thì có nút “Dùng lại cài đặt trước”.",
    ),
    EventKind.SETTING_CHANGED: (
        f"{SCOPES[Scope.OFFICE]}, chỉ người quản trị đổi",
        "Áp dụng cho mọi quầy, đi cùng bản sao lưu; mỗi lần đổi ghi vào lịch sử.",
    ),
}
"""The parts of the settings page by the right that each needs: title, and what it means."""

ONLY_ADMINISTRATORS = (
    "Cơ sở dữ liệu, thư mục, mẫu mã hồ sơ và cài đặt chung của cơ quan chỉ người quản trị đổi "
    "được. Cần đổi thì nhờ: {names}."
)

SENTENCES: Sentences = {
    MachineMayNot: (
        "Lệnh không có người đứng tên không được làm “{action}”. "
        "Chạy lại với --as TÊN --password-file TỆP."
    ),
    NoLongerActive: (
        "Tài khoản của {full_name} đã ngừng dùng nên không làm tiếp được. "
        "Nhờ người quản trị mở lại, hoặc đổi người dùng."
    ),
    MachineOfAnotherUser: (
        "Chỉ người dùng “{user}” của máy tính này được chạy lệnh không có --as. "
        "Chạy lại với --as TÊN --password-file TỆP."
    ),
}


@written_for(NotOnThisPc, SENTENCES)
def _not_on_this_pc(error: NotOnThisPc) -> str:
    pc = f"máy {error.pc} (máy của người quản trị)" if error.pc else "máy của người quản trị"
    return f"Máy này không được làm việc “{VERBS[error.action]}” ở máy chủ. Làm việc đó ở {pc}."


MAY, MAY_NOT = "×", "·"


def table_lines() -> tuple[str, ...]:
    """The table of rights, a line for each verb and a column for each role."""
    wide = max(len(VERBS[verb]) for verb in RIGHTS)
    columns = tuple(ROLES[role] for role in Role)
    head = "  ".join(("Việc".ljust(wide), *columns))
    rows = (
        "  ".join(
            (
                VERBS[verb].ljust(wide),
                *((MAY if role in roles else MAY_NOT).center(len(ROLES[role])) for role in Role),
            )
        ).rstrip()
        for verb, roles in RIGHTS.items()
    )
    return (head, *rows)
