"""What people read of the installed program: why something about it was refused."""

from commune_desk.domain.upkeep import installation_errors
from commune_desk.words.sentence_table import Sentences

SENTENCES: Sentences = {
    installation_errors.SelfTestEndedEarly: (
        "Việc kiểm tra dừng giữa chừng (mã {exit_code}). Đóng bớt chương trình khác rồi kiểm tra "
        "lại; vẫn dừng thì cài lại chương trình, dữ liệu của cơ quan không mất."
    ),
}
