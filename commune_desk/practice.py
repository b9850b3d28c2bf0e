"""Whether this process works in an office that is there to practise (tập huấn), and its mark.

Every paper, workbook and Word file of such an office carries `MARK` across it, so that nobody takes
one for a real one.

Why the process knows and not each value: papers are drawn of values that know no office, by a dozen
functions of three packages. Whoever adds a paper cannot forget the mark, and a process opens one
office at a time (see `store/tables`): `bootstrap` says which kind it is.
"""

MARK = "TẬP HUẤN"
"""What stands across every paper of such an office."""

PREFIX = "tap-huan-"
"""What the names of its files begin with, so that none is written over a real one."""

_state = {"is_open": False}


def work_in(*, is_practice: bool) -> None:
    """Say which kind of office is open from now on."""
    _state["is_open"] = is_practice


def mark() -> str:
    """What is to stand across a paper: `MARK`, or nothing in a real office."""
    return MARK if _state["is_open"] else ""


def prefix() -> str:
    """What the name of a file begins with: `PREFIX`, or nothing in a real office."""
    return PREFIX if _state["is_open"] else ""
