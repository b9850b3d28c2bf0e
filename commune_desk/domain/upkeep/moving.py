"""Where the data of an office can move to (chuyển dữ liệu)."""

from enum import StrEnum


class MoveKind(StrEnum):
    """The four moves that there are."""

    SERVER = "server"
    HERE = "here"
    NEW_PC = "new_pc"
    BACK = "back"
