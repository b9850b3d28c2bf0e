"""What the head of the installer says itself, in Vietnamese: makensis calls this for that head.

Where the file was cut or changed, the words of `windows.nsi` cannot be read any more: then the head
of the installer speaks, in English as it was compiled. Each sentence is written over in its place,
so that the program stays as long as it was. makensis reckons its checksum afterwards.

python3 stub_words.py HEAD
"""

import sys
from pathlib import Path

WORDS = {
    "Installer integrity check has failed. Common causes include\n"
    "incomplete download and damaged media. Contact the\n"
    "installer's author to obtain a new copy.\n\n"
    "More information at:\nhttp://nsis.sf.net/NSIS_Error": (
        "Tệp cài đặt bị cắt hoặc bị hỏng. Máy chưa có gì thay đổi.\n\n"
        "Chép lại tệp vào USB rồi mở lại. Vẫn báo như vậy thì xin tệp khác từ người hỗ trợ."
    ),
    "Error launching installer": "Không mở được bộ cài.",
    "Error writing temporary file. Make sure your temp folder is valid.": (
        "Không ghi được tệp tạm: ổ đĩa đầy hoặc thư mục TEMP bị khóa."
    ),
    "NSIS Error": "Lỗi bộ cài",
    "unpacking data: %d%%": "đang mở gói: %d%%",
    "verifying installer: %d%%": "đang thử tệp: %d%%",
}
"""By what NSIS 3.08 says. "unpacking" is in the head of one way of packing alone."""

ONLY_SOME = frozenset({"unpacking data: %d%%"})
_END = "\0"
_TWO_BYTES = "utf-16-le"


def said_in_vietnamese(head: bytes) -> bytes:
    """The head with its sentences written over.

    Raises:
        ValueError: a sentence is not in it, or would not fit: another NSIS made this head.
    """
    for english, vietnamese in WORDS.items():
        before = (english + _END).encode(_TWO_BYTES)
        after = (vietnamese + _END).encode(_TWO_BYTES).ljust(len(before), b"\0")
        if len(after) != len(before):
            raise ValueError(f"too long: {vietnamese}")
        if before in head:
            head = head.replace(before, after)
        elif english not in ONLY_SOME:
            raise ValueError(f"not in this head of NSIS: {english}")
    return head


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.write_bytes(said_in_vietnamese(file.read_bytes()))
