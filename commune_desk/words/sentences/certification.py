"""What is said of certifications that are refused."""

from commune_desk.domain.certification.errors import (
    AlreadyCertified,
    BookAlreadyBegun,
    BookClosed,
    BookYearNotOver,
    CertificateUnknown,
    CertificationFeeUnknown,
    EntryBeforeLast,
    EntryNotFound,
    ExemptionUngrounded,
    NotCertified,
    NothingToCertify,
    StrikeUnexplained,
)
from commune_desk.words.sentence_table import Sentences

SENTENCES: Sentences = {
    NothingToCertify: "Chưa có giấy tờ nào để chứng thực. Ghi tên giấy tờ, số bản.",
    NotCertified: ("“{name}” không ghi vào sổ chứng thực nào. Chọn một thủ tục chứng thực."),
    AlreadyCertified: (
        "Hồ sơ {dossier_no} đã có số chứng thực {number}. Ghi nhầm thì gạch số đó trước."
    ),
    CertificationFeeUnknown: (
        "Danh mục chưa có mức thu của “{name}”. Điền mức thu trong Danh mục (F8)."
    ),
    ExemptionUngrounded: (
        "{group}: danh mục và pháp luật không miễn khoản này. Bỏ chọn, hoặc ghi căn cứ miễn."
    ),
    BookClosed: ("{book} năm {year} đã khóa lúc {closed_at}. Ghi vào sổ của năm sau."),
    BookYearNotOver: ("{book} năm {year} chưa hết năm. Khóa sổ từ ngày 31/12/{year}."),
    BookAlreadyBegun: (
        "{book} năm {year} đã ghi đến số {last_number}. "
        "Chỉ khai báo số của sổ viết tay khi chưa ghi số nào."
    ),
    EntryBeforeLast: (
        "{book} đã ghi số {number} lúc {last_at}, không thể ghi tiếp việc của {at}. "
        "Kiểm tra lại ngày chứng thực."
    ),
    EntryNotFound: (
        "{book} năm {year} không có số {number} còn hiệu lực. Kiểm tra lại số chứng thực."
    ),
    StrikeUnexplained: (
        "Gạch số chứng thực phải ghi lý do. Ghi lý do cho số {number} rồi làm lại."
    ),
    CertificateUnknown: (
        "Chưa có lời chứng của “{name}” trong chương trình. Dùng mẫu của cơ quan."
    ),
}
