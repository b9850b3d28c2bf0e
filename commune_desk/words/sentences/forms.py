"""What is said of declared forms and of what is typed in them."""

from commune_desk.domain.form.errors import (
    AddressWithoutCommune,
    DeclarationNotKept,
    DigitsInName,
    ExpressionWrong,
    FormChangedMeanwhile,
    FormFileBroken,
    FormInUse,
    FormNotFound,
    FormOutOfForce,
    FormPaperWrong,
    FormTestsFail,
    FormUnchanged,
    FormUnexplained,
    FormVersionNotFound,
    FormWrong,
    LetterIsNoDossier,
    LongerThanPlace,
    NotAnEthnicity,
    PackDamaged,
    PackNotAccepted,
    PdfDamaged,
    PdfEncrypted,
    PdfPageWrong,
    PdfTooHeavy,
    PdfTooLarge,
    PdfTooManyPages,
    RuleRefused,
    SignInName,
    TextTooLong,
    UnprintableSign,
    WarningNotOverruled,
    WordDamaged,
    WordHasMacros,
    WordPlaceWrong,
    WordTooLong,
)
from commune_desk.words.form_faults import (
    EXPRESSION_FAULTS,
    FORM_FAULTS,
    LONGER_THAN_PLACE,
    PACK_FAULTS,
    PAPER_FAULTS,
)
from commune_desk.words.sentence_table import Sentences, written_for

SENTENCES: Sentences = {
    FormNotFound: "Không có mẫu “{form}”. Xem mã các mẫu bằng lệnh forms.",
    RuleRefused: "{say}",
    WarningNotOverruled: "{say} Nếu vẫn đúng, ghi lý do rồi tiếp nhận.",
    WordTooLong: (
        "Có một từ dài hơn {most} chữ. Xem lại, có thể một phím bị giữ hoặc thiếu dấu cách."
    ),
    TextTooLong: (
        "Ô này có {length} chữ; nhiều nhất {most}. Viết gọn lại, phần còn lại để ở giấy kèm theo."
    ),
    DigitsInName: "Họ tên không có chữ số. Gõ lại họ, chữ đệm, tên.",
    SignInName: (
        "Họ tên có biểu tượng hoặc ký tự ẩn, thường do dán từ nơi khác. Xóa hết ô này rồi gõ lại."
    ),
    UnprintableSign: (
        "Ô này có ký tự không in được, thường do dán từ nơi khác. Xóa hết rồi gõ lại."
    ),
    AddressWithoutCommune: (
        "Địa chỉ chưa có xã, phường hoặc tỉnh. Ghi thêm, ví dụ: ấp 3, xã Tràm Chim, Đồng Tháp."
    ),
    LongerThanPlace: LONGER_THAN_PLACE,
    PdfTooLarge: "Tệp PDF lớn hơn {most} MB nên không phải một mẫu. Chọn tệp khác.",
    PdfTooManyPages: (
        "Tệp PDF có {count} trang; một mẫu có nhiều nhất {most} trang. Tách riêng trang của mẫu."
    ),
    PdfPageWrong: (
        "Trang {page} của tệp PDF rộng {width} × {height} mm, không phải khổ giấy in được. In lại "
        "ra PDF khổ A4 rồi chọn."
    ),
    PdfTooHeavy: (
        "Tệp PDF này vẽ không xong trong {seconds} giây hoặc cần quá nhiều bộ nhớ; chưa có gì được "
        "ghi. In lại ra PDF từ nơi làm ra nó rồi chọn."
    ),
    PdfEncrypted: "Tệp PDF đang đặt mật khẩu. Lưu lại một bản không mật khẩu rồi chọn.",
    PdfDamaged: "Tệp này không phải PDF hoặc đã hỏng. Mở thử, in lại ra PDF rồi chọn.",
    WordHasMacros: (
        "Tệp Word này có macro (chương trình kèm theo). Lưu lại thành .docx không macro rồi chọn."
    ),
    WordDamaged: "Tệp này không phải .docx hoặc đã hỏng. Lưu lại bằng Word rồi chọn.",
    WordPlaceWrong: (
        "Chỗ “{text}” chưa đúng. Trong hai cặp ngoặc nhọn chỉ ghi tên ô, ví dụ requester.full_name."
    ),
    FormTestsFail: (
        "Mẫu {form}: dòng thử {row} không ra kết quả đã ghi. Sửa mẫu hoặc dòng thử đó."
    ),
    PackNotAccepted: ("Không có mẫu nào của gói “{pack}” đang dùng. Xem tên gói ở danh sách mẫu."),
    FormOutOfForce: (
        "“{form}” chỉ dùng đến hết ngày {until}; hồ sơ ngày {on} phải dùng mẫu mới, chương trình "
        "chưa có. Bỏ phần tờ khai để người dân nộp tờ khai theo mẫu mới, hoặc nhập mẫu mới ở "
        "trang Biểu mẫu."
    ),
    FormUnexplained: "Chưa ghi lý do sửa mẫu {form}. Ghi lý do rồi lưu lại.",
    FormUnchanged: "Mẫu {form} chưa có gì khác bản đang dùng. Sửa rồi lưu lại.",
    FormChangedMeanwhile: (
        "Người khác ({officer_name}) vừa ghi bản {version} của mẫu {form}. Chép lại phần đang "
        "sửa, đóng cửa sổ này, mở mẫu lại rồi sửa tiếp trên bản mới."
    ),
    LetterIsNoDossier: (
        "“{letter}” không thuộc thủ tục nào nên không thành hồ sơ. In ra để người dân ký và nộp."
    ),
    FormVersionNotFound: ("Mẫu {form} không có phiên bản {version}. Xem lại danh sách phiên bản."),
}


@written_for(FormPaperWrong, SENTENCES)
def _(error: FormPaperWrong) -> str:
    fault = PAPER_FAULTS[error.why]
    return f"Dòng {error.paper_line} của phần giấy in (“{error.text[:60]}”): {fault}. Sửa dòng đó."


@written_for(ExpressionWrong, SENTENCES)
def _(error: ExpressionWrong) -> str:
    fault = EXPRESSION_FAULTS[error.why].format(what=error.what)
    said = f"iểu thức “{error.expression[:80]}”, cột {error.column}: {fault}. Sửa chỗ đó."
    return f"Mẫu {error.form}, mục “{error.field}”, b{said}" if error.form else f"B{said}"


@written_for(FormFileBroken, SENTENCES)
def _(error: FormFileBroken) -> str:
    where = f"dòng {error.line}, cột {error.column} " if error.line else ""
    advice = "Xem dấu ngoặc kép, dấu = ở đó và dòng trên." if where else "Mở lại bản trước của mẫu."
    return f"Tệp mẫu {error.source} {where}viết chưa đúng kiểu TOML. {advice}"


@written_for(FormWrong, SENTENCES)
def _(error: FormWrong) -> str:
    fault = FORM_FAULTS[error.why].format(what=error.what)
    return f"Mẫu {error.form}, mục “{error.field}”: {fault}. Sửa mục đó."


@written_for(DeclarationNotKept, SENTENCES)
def _(error: DeclarationNotKept) -> str:
    begin = f"Hồ sơ {error.dossier_no} không có giấy hoặc tờ khai nào mã “{error.form}”."
    return f"{begin} Có thể in: {', '.join(error.available)}."


@written_for(NotAnEthnicity, SENTENCES)
def _(error: NotAnEthnicity) -> str:
    if error.like:
        return f"Không có dân tộc “{error.text}”. Gần nhất: {', '.join(error.like)}."
    return f"Không có dân tộc “{error.text}”. Ghi tên một trong 54 dân tộc, ví dụ Kinh."


@written_for(PackDamaged, SENTENCES)
def _(error: PackDamaged) -> str:
    fault = PACK_FAULTS[error.why].format(what=error.what)
    return f"Gói không nhận được: {fault}. Xin lại gói từ nơi làm ra."


@written_for(FormInUse, SENTENCES)
def _(error: FormInUse) -> str:
    """Who uses a form that shall change, and what becomes of what they have typed."""
    counted = (
        (error.dossiers, "hồ sơ đang giải quyết (vẫn giữ, in theo bản lúc nhận)"),
        (error.drafts, "bản nháp"),
        (error.prepared, "tờ khai viết hộ chờ nộp"),
    )
    said = ", ".join(f"{count} {words}" for count, words in counted if count)
    lost = "Chữ đã gõ ở ô mà bản kia không có sẽ không in ra. " * bool(
        error.drafts or error.prepared
    )
    return f"Đang dùng {error.form}: {said}. {lost}Bấm lần nữa nếu vẫn đổi."
