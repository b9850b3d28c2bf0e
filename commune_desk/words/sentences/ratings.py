"""What is said of ratings that are refused."""

from commune_desk.domain.handling.rating_errors import (
    AlreadyRated,
    NotYetReturned,
    PaperSlipAhead,
    PaperSlipBeforeReturn,
    PaperSlipLate,
    PaperSlipTwice,
    RatingDayOver,
)
from commune_desk.words.sentence_table import Sentences

SENTENCES: Sentences = {
    AlreadyRated: "Hồ sơ {dossier_no} đã được đánh giá. Mỗi hồ sơ chỉ đánh giá một lần.",
    RatingDayOver: (
        "Hồ sơ {dossier_no} kết thúc ngày {ended_on}; chỉ mời đánh giá trên màn hình trong ngày "
        "đó. Có phiếu giấy thì nhập phiếu giấy."
    ),
    PaperSlipAhead: "Ngày {dated_on} chưa tới. Ghi ngày trên phiếu.",
    PaperSlipTwice: (
        "Hai phiếu cùng ghi hồ sơ {dossier_no}. Xóa một phiếu, hoặc xóa mã hồ sơ của phiếu đó."
    ),
    PaperSlipBeforeReturn: (
        "Phiếu ghi ngày {dated_on}, hồ sơ {dossier_no} kết thúc ngày {ended_on}. "
        "Sửa ngày, hoặc nhập phiếu không kèm mã hồ sơ."
    ),
    PaperSlipLate: ("Ngày {dated_on} thuộc kỳ từ {first} đến {last} đã chốt. Ghi lý do nhập muộn."),
    NotYetReturned: (
        "Hồ sơ {dossier_no} chưa trả kết quả ({state}). Trả kết quả xong rồi mới mời đánh giá."
    ),
}
