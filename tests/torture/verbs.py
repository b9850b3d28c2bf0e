"""Every verb of the command line with words that do its work in the office of `trial.py`.

What stands in braces is filled in there: numbers of dossiers, files that are given, folders. A
command that is not tried stands in `LEFT_OUT` with its reason; a test sees that none is forgotten.
"""

from dataclasses import dataclass
from enum import Enum, auto

from commune_desk.paths import resources

SQLITE, POSTGRES = "sqlite", "postgres"
ENGINES = (SQLITE, POSTGRES)


class Before(Enum):
    """What stands on the PC before a verb."""

    OFFICE = auto()
    EMPTY_SERVER = auto()  # an office in a file, and a server with an empty database
    NOTHING = auto()
    NO_KEY = auto()  # the file with the key of the database is gone
    LEFT = auto()  # the office left for another PC
    INVITED = auto()  # nothing but a join file and its code


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb as it is tried.

    Attributes:
        name: what the tables call it.
        words: the command.
        before: what stands before it.
        engines: where it has something to do.
        is_quiet: whether it changes nothing that the office counts.
        gives_more: whether doing it twice gives twice as much, as whoever does so wants.
        is_told_again: whether the same once more tells the numbers that a refusal did not.
    """

    name: str
    words: tuple[str, ...]
    before: Before = Before.OFFICE
    engines: tuple[str, ...] = ENGINES
    is_quiet: bool = False
    gives_more: bool = False
    is_told_again: bool = False

    @property
    def command(self) -> str:
        """The command of the contract that it belongs to."""
        return self.words[0]


def _verb(name: str, *words: str, **how: object) -> Verb:
    return Verb(name, words, **how)  # type: ignore[arg-type]  # the names are those of the class


def _quiet(name: str, *words: str, **how: object) -> Verb:
    return _verb(name, *words, is_quiet=True, **how)


_OFFICE_FILE = str(resources() / "practice" / "office.toml")
_HERE = (SQLITE,)

VERBS = (
    # --- the desk
    _verb("receive", "receive", "{given}/reception.json"),
    _verb("guide", "guide", "{given}/guide.json", gives_more=True),
    _verb("decline", "decline", "{given}/decline.json", gives_more=True),
    _verb("prepare", "prepare", "{given}/prepare.json", gives_more=True),
    _verb("prepared-receive", "prepared", "--receive", "{prepared}"),
    _verb("prepared-end", "prepared", "--end", "{prepared}", "--note", "nộp trực tuyến"),
    _verb("correct", "correct", "{received}", "{given}/correction.json"),
    _verb("cancel", "cancel", "{received}", "--note", "nhập nhầm"),
    _verb("step", "step", "{received}", "finish"),
    _verb("undo", "undo", "{ready}", "--note", "bấm nhầm"),
    _verb("return", "return", "{ready}"),
    _verb("rate", "rate", "{returned}", "satisfied"),
    _verb("rate-slips", "rate-slips", "{given}/slips.json", gives_more=True),
    _verb("take-fee", "take-fee", "{unpaid}", "--receipt-no", "0012346"),
    _verb("cancel-fee", "cancel-fee", "{paid}", "--receipt-no", "0012345", "--note", "ghi nhầm"),
    _verb("certify", "certify", "{given}/certify.json"),
    _verb("book-strike", "book", "copies", "strike", "--number", "1", "--note", "ghi nhầm"),
    _verb("book-next", "book", "copies", "next-volume", gives_more=True),
    _verb("book-print", "book", "copies", "print", "--out", "{out}"),
    _quiet("find", "find", "toan"),
    _quiet("due", "due", "1.004873"),
    _quiet("print", "print", "{received}", "receipt", "--out", "{out}/giấy.pdf"),
    _quiet("fees", "fees", "--out", "{out}"),
    _quiet("forms", "forms", "birth"),
    _quiet("fill", "fill", "marital_status", "{given}/filling.json", "--out", "{out}/tờ khai.pdf"),
    # --- records and the catalogue
    _verb("citizen-edit", "citizen", "edit", "{person}", "{given}/correction.json"),
    _quiet("citizen-show", "citizen", "show", "{person}"),
    _quiet("citizen-export", "citizen", "export", "{person}", "--to", "{out}"),
    _verb("import", "import", "citizens", "{given}/citizens.xlsx"),
    _quiet("procedure", "procedure", "1.004873"),
    _verb("amend", "amend", "1.004873", "{given}/amend.json", "--note", "NQ", gives_more=True),
    _verb("fee-resolution", "fee-resolution", "{given}/resolution.toml", gives_more=True),
    _quiet("pack-make", "pack", "make", "Mẫu", "--forms", "birth", "--to", "{out}"),
    _quiet("pack-look", "pack", "look", "{given}/new.goimau"),
    _verb("pack-accept", "pack", "accept", "{given}/new.goimau", "--maker", "{maker}"),
    _verb("pack-back", "pack", "back", "Gói đã nhận"),
    # --- figures
    _verb("report", "report", "{month}", "--out", "{out}"),
    _verb("report-close", "report", "{month}", "--close", "--out", "{out}"),
    _verb("sync", "sync", "--to", "{out}"),
    _verb("replay", "replay", "{given}/day.jsonl", "--out", "{out}", is_told_again=True),
    _quiet("inspection", "inspection", "--out", "{out}"),
    # --- the office and its upkeep
    _verb("init", "init", "--office", _OFFICE_FILE, before=Before.NOTHING),
    _quiet("backup-create", "backup", "create", "{out}"),
    _quiet("backup-round", "backup", "create"),
    _quiet("backup-verify", "backup", "verify", "{backup}"),
    _quiet("backup-check", "backup", "check"),
    _quiet("backup-rehearse", "backup", "rehearse"),
    _verb("restore", "backup", "restore", "{backup}"),
    _verb(
        "restore-empty",
        *("backup", "restore", "{backup}", "--recovery", "{given}/code.txt"),
        before=Before.NOTHING,
    ),
    _quiet(
        "salvage", "salvage", "{root}/data/commune-desk.db", "--out", "{root}/cứu", engines=_HERE
    ),
    _quiet("recovery-sheet", "recovery-sheet", "--out", "{out}"),
    _quiet("recovery-key", "recovery-key", "--recovery", "{given}/code.txt", before=Before.NO_KEY),
    _quiet("change-key", "change-key", "--out", "{out}"),
    _quiet("history-verify", "history", "verify"),
    _quiet("history-seal", "history", "seal"),
    _quiet("clock", "clock", "show"),
    _quiet("setting", "setting", "draft_seconds", "1"),
    _quiet("invite", "invite", "QUAY-2", "--to", "{out}", engines=(POSTGRES,)),
    _verb(
        "join",
        *("join", "{join_file}", "--code", "{join_code}"),
        before=Before.INVITED,
        engines=(POSTGRES,),
        is_told_again=True,
    ),
    _quiet("shut-out", "shut-out", "{pc}", engines=(POSTGRES,)),
    _verb(
        "move-server",
        *("move", "server", "--address-file", "{given}/server.txt"),
        before=Before.EMPTY_SERVER,
        engines=_HERE,
    ),
    _verb("move-here", "move", "here", engines=(POSTGRES,)),
    _verb("move-new-pc", "move", "new-pc", "--to", "{out}", engines=_HERE),
    _verb("move-back", "move", "back", before=Before.LEFT, engines=_HERE),
)

LEFT_OUT = {
    "demo": "makes an office of its own in a folder of its own, which the next one replaces",
    "read-card": "reads no office",
    "rights": "reads no office",
    "self-test": "reads no office",
    "share": "gives the folder to a group of the machine, which a test may not",
    "update": "needs a pack that is signed with the project's key",
    "window": "asks whether a window is open",
}


def verbs_on(engine: str, names: list[str] | None = None) -> list[Verb]:
    """Those that have something to do on an engine, in their order.

    Raises:
        KeyError: there is none of that name.
    """
    known = {one.name: one for one in VERBS}
    asked = [known[name] for name in names] if names else VERBS
    return [one for one in asked if engine in one.engines]
