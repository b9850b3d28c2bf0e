"""What is written into the office for practice (tập huấn), and what is refused there."""

from commune_desk import settings
from commune_desk.domain.upkeep import practice_errors as errors
from commune_desk.words.sentence_table import Sentences, written_for

FOLDER = """Thư mục này là của cơ quan tập huấn: người và hồ sơ trong đó đều là bịa ra.
Xóa cả thư mục thì lần mở sau chương trình làm lại từ đầu; dữ liệu thật không ở đây.
"""
"""Stands in its folder, for whoever looks there."""

PAPER_ASKED_FOR = "Bản sao Giấy khai sinh của người được đề nghị"
"""What the dossiers that wait there wait for."""


SENTENCES: Sentences = {
    errors.OutsidePractice: (
        "Cơ quan tập huấn chỉ ghi sổ Excel và bản sao lưu vào thư mục của mình ({own}), "
        "không ghi vào {folder}. Bỏ trống thư mục, hoặc chọn một thư mục ở trong đó."
    ),
    errors.FolderOfRealOffice: (
        "Cơ quan tập huấn không ghi vào thư mục dữ liệu của cơ quan thật ({folder}). "
        "Chọn thư mục khác."
    ),
    errors.PracticeFolderTaken: (
        "Thư mục {folder} đang giữ dữ liệu của một cơ quan thật nên không lập cơ quan tập huấn ở "
        "đó. Chuyển dữ liệu đó sang thư mục khác rồi vào tập huấn lại."
    ),
    errors.PracticeBackup: (
        "Bản sao lưu {path} là của cơ quan tập huấn, toàn hồ sơ bịa ra, nên không khôi phục vào "
        "cơ quan thật. Chọn bản sao lưu khác."
    ),
    errors.RealBackup: (
        "Bản sao lưu {path} là của cơ quan thật nên không khôi phục vào cơ quan tập huấn. "
        "Khôi phục vào thư mục dữ liệu của cơ quan thật."
    ),
}


@written_for(errors.SettingFixed, SENTENCES)
def _(error: errors.SettingFixed) -> str:
    declared = settings.find_setting(error.name)
    label = declared.label if declared else error.name
    return f"“{label}” chỉ đặt khi khai báo cơ quan. Không đổi được về sau."
