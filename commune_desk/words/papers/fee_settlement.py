"""What the list of fees taken says: its columns, and by what its sums are told apart."""

from collections.abc import Mapping

from commune_desk.domain.papers.fee_settlement import FeeDimension, FeeShare, TakenFee
from commune_desk.domain.vietnamese import format_date, format_vnd
from commune_desk.words.fields import label
from commune_desk.words.values import CHANNELS, PAYMENT_WAYS, PERSON_GROUPS

FEE_LIST = "Bảng kê phí, lệ phí đã thu"
DIMENSIONS: Mapping[str, str] = {
    FeeDimension.PROCEDURE: "Theo thủ tục",
    FeeDimension.CASE: "Theo trường hợp",
    FeeDimension.CHANNEL: "Theo hình thức nộp",
    FeeDimension.GROUP: "Theo đối tượng",
    FeeDimension.PROVINCE: "Theo tỉnh, thành phố của người nộp",
    FeeDimension.GROUND: "Theo căn cứ miễn",
    FeeDimension.DAY: "Theo ngày thu",
    FeeDimension.PAID_BY: "Theo cách nộp",
}
COLUMNS: Mapping[str, str] = {
    "day": "Ngày thu",
    "receipt_no": label("receipt_no"),
    "dossier_no": label("dossier_no"),
    "applicant": "Người nộp tiền",
    "procedure": "Thủ tục, trường hợp",
    "amount": label("amount_vnd"),
    "province": "Tỉnh, thành phố",
    "note": "Miễn, lý do",
}
SUM_COLUMNS = ("Cộng theo", "Số khoản", "Được miễn", label("amount_vnd"))
TOTAL = "Cộng"
NOT_SAID = "Không ghi"


def key_words(by: FeeDimension, key: str, fees: Mapping[str, str]) -> str:
    """What a key of a sum is called.

    Args:
        by: the dimension.
        key: as `FeeShare` has it.
        fees: the names of the procedures, by code.
    """
    match by:
        case FeeDimension.PROCEDURE:
            return f"{key} {fees.get(key, '')}".strip()
        case FeeDimension.CHANNEL:
            return CHANNELS[key]
        case FeeDimension.GROUP:
            return PERSON_GROUPS.get(key, NOT_SAID)
        case FeeDimension.PAID_BY:
            return PAYMENT_WAYS[key]
        case FeeDimension.DAY:
            return "/".join(reversed(key.split("-")))
    return key or NOT_SAID


def share_words(share: FeeShare, words: str) -> str:
    """A sum in a line: "Trực tiếp: 12 khoản, 3 được miễn, 96.000 đồng"."""
    freed = f", {share.freed} được miễn" if share.freed else ""
    return f"{words}: {share.count} khoản{freed}, {format_vnd(share.total_vnd)}"


def note_words(fee: TakenFee) -> str:
    """Why nothing or another sum was taken, and why a payment was cancelled."""
    payment = fee.payment
    said = [PERSON_GROUPS[payment.person_group]] if payment.person_group else []
    said += [part for part in (payment.ground, payment.note) if part]
    if payment.cancelled_at is not None:
        day = format_date(payment.cancelled_at.date())
        said.append(f"đã hủy ngày {day}: {payment.cancel_reason}")
    return "; ".join(said)


def what_words(fee: TakenFee) -> str:
    """For what it was taken."""
    case = f" ({fee.payment.fee_case})" if fee.payment.fee_case else ""
    return f"{fee.procedure_name}{case}"
