"""What is said of reporting periods that are refused."""

from commune_desk.domain.period_errors import (
    BackDatingNotYours,
    BackDatingUnexplained,
    ClosedLookingBack,
    EntryInClosedPeriod,
    FeedbackDoesNotAddUp,
    FeedbackPartTooLarge,
    MonthBesideDates,
    PeriodAlreadyClosed,
    PeriodEndsBeforeItBegins,
    PeriodNotBegun,
    PeriodNotOver,
)
from commune_desk.words.sentence_table import Sentences

SENTENCES: Sentences = {
    PeriodEndsBeforeItBegins: ("Ngày cuối kỳ trước ngày đầu kỳ. Sửa lại một trong hai ngày."),
    MonthBesideDates: (
        "Đã ghi tháng {month} thì không ghi thêm ngày. Bỏ tháng, hoặc bỏ --from và --to."
    ),
    PeriodNotBegun: ("Kỳ từ {first} đến {last} chưa bắt đầu lúc {at}. Chọn kỳ đã bắt đầu."),
    PeriodNotOver: (
        "Kỳ từ {first} đến {last} chưa kết thúc. Chốt kỳ sau ngày {last}; trước đó báo cáo chỉ "
        "là tạm tính."
    ),
    PeriodAlreadyClosed: (
        "Kỳ từ {first} đến {last} đã chốt lúc {closed_at}, số liệu giữ nguyên. "
        "Mở báo cáo của kỳ để xem những gì nhập sau khi chốt."
    ),
    EntryInClosedPeriod: (
        "Việc lúc {at} thuộc kỳ từ {first} đến {last} đã chốt. Ghi lý do nhập muộn "
        "(--entry-reason; trong tệp JSON: “entry_reason”), hoặc sửa lại ngày giờ."
    ),
    BackDatingNotYours: (
        "Việc lúc {at} là của ngày trước; {role} chỉ ghi việc trong ngày. Nhờ lãnh đạo hoặc quản "
        "trị ghi, kèm lý do; hoặc sửa lại ngày giờ."
    ),
    BackDatingUnexplained: (
        "Việc lúc {at} là của ngày trước. Ghi lý do nhập muộn (--entry-reason; trong tệp JSON: "
        "“entry_reason”; khoản thu: --note), hoặc sửa lại ngày giờ."
    ),
    ClosedLookingBack: (
        "Chốt kỳ thì lấy số liệu hiện có, không nhìn lại từ {as_of}. Bỏ --as-of, hoặc bỏ --close."
    ),
    FeedbackDoesNotAddUp: (
        "Biểu 06a, lĩnh vực “{sector}”: {total} chưa khớp. Sửa các cột thành phần cho bằng nhau."
    ),
    FeedbackPartTooLarge: (
        "Biểu 06a, lĩnh vực “{sector}”: cột {part} là {count}, nhiều hơn cột {whole} ({most}) mà "
        "nó là một phần. Sửa một trong hai cột."
    ),
}
