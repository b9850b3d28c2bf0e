"""Checks the installed program on this PC (kiểm tra máy) while the office is open.

Why a process of its own: the self-test makes an office, and one database is open in a process at a
time; a library that brings the process down then brings down the check and not the window.
"""

from pathlib import Path

from commune_desk.domain.upkeep.installation_errors import SelfTestEndedEarly
from commune_desk.domain.upkeep.self_check import SelfCheck
from commune_desk.files.upkeep import self_reports
from commune_desk.files.upkeep.backup_file import work_folder
from commune_desk.paths import DataFolder
from commune_desk.services.desk.own_process import run_once_more
from commune_desk.services.desk.progress import Progress, unwatched


def check_machine(folder: DataFolder, progress: Progress = unwatched) -> tuple[SelfCheck, Path]:
    """Let the program test itself; the report is kept as text among the logs of the data folder.

    Returns:
        What was found, and where the report stands.

    Raises:
        SelfTestEndedEarly: there was no end to report of.
        Cancelled: the officer stopped the work.
    """
    with work_folder() as work:
        kept = work / f"self-test{self_reports.AS_JSON}"
        exit_code = run_once_more(["self-test", "--report", str(kept)], progress)
        if not kept.exists():
            raise SelfTestEndedEarly(exit_code)
        found = self_reports.read(kept)
    report = folder.logs / "kiem-tra-may.txt"
    self_reports.write(report, found)
    return found, report
