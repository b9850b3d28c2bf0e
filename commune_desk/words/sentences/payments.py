"""What is said of fees that are refused."""

from commune_desk.domain.handling.payment_errors import (
    CancellationUnexplained,
    PaymentBeforeReception,
    PaymentNotFound,
    ReceiptNoMissing,
    ReceiptNoUsed,
    SumUnexplained,
)
from commune_desk.domain.vietnamese import format_vnd
from commune_desk.words.sentence_table import Sentences, written_for

SENTENCES: Sentences = {
    PaymentBeforeReception: (
        "Hồ sơ {dossier_no} tiếp nhận lúc {received_at}, không thể thu phí lúc {at}. "
        "Kiểm tra lại ngày thu."
    ),
    ReceiptNoUsed: (
        "Biên lai số {receipt_no} đã ghi cho hồ sơ {dossier_no}. Kiểm tra lại số trên biên lai."
    ),
    PaymentNotFound: (
        "Hồ sơ {dossier_no} không có khoản thu nào theo biên lai số {receipt_no}. "
        "Kiểm tra lại số biên lai."
    ),
    CancellationUnexplained: (
        "Hủy khoản thu phải ghi lý do. Ghi lý do cho biên lai số {receipt_no} rồi làm lại."
    ),
}


@written_for(ReceiptNoMissing, SENTENCES)
def _(error: ReceiptNoMissing) -> str:
    return f"Đã thu {format_vnd(error.amount_vnd)} mà chưa có số biên lai. Ghi số biên lai."


@written_for(SumUnexplained, SENTENCES)
def _(error: SumUnexplained) -> str:
    taken = format_vnd(error.amount_vnd)
    if error.expected_vnd is None:
        return f"Danh mục chưa có mức thu. Ghi căn cứ của số tiền {taken}."
    expected = format_vnd(error.expected_vnd)
    return f"Theo danh mục thu {expected}, đang ghi {taken}. Sửa số tiền hoặc ghi lý do."
