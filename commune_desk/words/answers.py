"""What is said when something was done, in the window as on the command line."""

from collections.abc import Sequence
from pathlib import Path

from commune_desk.domain.desk.dossier import Dossier
from commune_desk.domain.reception.visit import Visit
from commune_desk.words.values import VISIT_OUTCOMES, moment_text

SERVER_IS_BACK = "Máy chủ dữ liệu đã có lại. Làm tiếp được."
BACK_UP = "Sao lưu ngay"
NOTHING_WRITTEN = "Xem trước, chưa ghi gì"
WORKBOOKS_UP_TO_DATE = "Sổ Excel đã khớp, không tháng nào phải ghi lại."


def received(dossier: Dossier) -> str:
    """A dossier has its number and its due date."""
    return f"Đã tiếp nhận {dossier.dossier_no}, hẹn trả {moment_text(dossier.due_at)}"


def received_before(dossier_no: str) -> str:
    """What stands on the page became a dossier before, though its draft was still there."""
    return f"Hồ sơ này đã tiếp nhận trước đó: {dossier_no}. Sửa thì mở hồ sơ, không nhận thêm"


def turned_away(visit: Visit, slip_no: str) -> str:
    """A visit is recorded under the number of its paper."""
    return f"{VISIT_OUTCOMES[visit.outcome]}: phiếu số {slip_no}"


def run_printed(printed: Sequence[object], waiting: Sequence[object]) -> str:
    """How far the printing of several papers has come.

    >>> run_printed([1, 2], [3]), run_printed([1, 2], [])
    ('Đã in 2 trong 3 giấy, còn 1 giấy chưa in', 'Đã in 2 giấy')
    """
    if not waiting:
        return f"Đã in {len(printed)} giấy"
    whole = len(printed) + len(waiting)
    return f"Đã in {len(printed)} trong {whole} giấy, còn {len(waiting)} giấy chưa in"


def backed_up(path: Path) -> str:
    """A backup stands."""
    return f"Đã sao lưu vào {path}"


def put_aside(paths: Sequence[Path]) -> str:
    """Workbooks that could not be read were not written over."""
    names = ", ".join(path.name for path in paths)
    return f"Sổ Excel cũ không đọc được nên cất riêng: {names}. Mở thử xem còn ghi chú gì cần chép."
