"""A throw-away print server: CUPS in a temporary folder, with printers that keep what they get.

It listens on a socket in its folder and nowhere else, knows no other printer of the house, and is
gone at the end. A printer passes its jobs on to /dev/null as they are; what Qt has sent stays in
the spool. A program on this machine asks the server that libcups was told of, so libcups is told.
"""

import ctypes
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

SYSTEM_PROGRAMS = f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/sbin"
STARTING_SECONDS = 10
POINTS = {"A4": (595, 842), "A5": (420, 595)}
UNPRINTABLE = 12

SERVER = """\
Listen {folder}/socket
Browsing No
DefaultAuthType None
PreserveJobFiles Yes
DirtyCleanInterval 0
<Location />
  Allow all
</Location>
<Policy default>
  <Limit All>
    Allow all
  </Limit>
</Policy>
"""
FOLDERS = """\
ServerRoot {folder}
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/temp
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
"""
DRIVER = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "PAPER.PPD"
*Manufacturer: "Commune Desk"
*Product: "(Paper)"
*ModelName: "Paper"
*ShortNickName: "Paper"
*NickName: "Paper"
*PSVersion: "(3010.000) 0"
*ColorDevice: True
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *Duplex: PickOne
*DefaultDuplex: DuplexNoTumble
*Duplex None: ""
*Duplex DuplexNoTumble: ""
*CloseUI: *Duplex
"""


@dataclass(frozen=True, slots=True)
class PrintServer:
    """A running server, reached through the socket in its folder."""

    folder: Path

    def add_printer(self, name: str, *sizes: str, trays: tuple[str, ...] = ()) -> None:
        """Install a colour printer that takes paper of these sizes and prefers both sides of it."""
        driver = self.folder / f"{name}.ppd"
        driver.write_text(driver_for(sizes, trays), encoding="utf-8")
        self.call("lpadmin", "-p", name, "-E", "-v", "file:/dev/null", "-P", str(driver))

    def remove_printer(self, name: str) -> None:
        """Take a printer away."""
        self.call("lpadmin", "-x", name)
        (self.folder / f"{name}.ppd").unlink()

    def installed(self) -> list[str]:
        """The names of the printers."""
        return sorted(driver.stem for driver in self.folder.glob("*.ppd"))

    def received(self) -> list[bytes]:
        """The papers that have arrived since the spool was last emptied, in order."""
        return [path.read_bytes() for path in sorted((self.folder / "spool").glob("d*"))]

    def asked(self) -> list[dict[str, str | int]]:
        """What each of these papers was asked to be printed with: tray, copies, both sides."""
        return [job_attributes(job.read_bytes()) for job in self._jobs()]

    def _jobs(self) -> list[Path]:
        """The files that the server keeps of the jobs; it writes them a moment later."""
        spool = self.folder / "spool"
        given_up_at = time.monotonic() + STARTING_SECONDS
        while len(jobs := sorted(spool.glob("c?????"))) < len(list(spool.glob("d*"))):
            if time.monotonic() > given_up_at:
                pytest.fail("The print server keeps no job files")
            time.sleep(0.02)
        return jobs

    def empty(self) -> None:
        """Forget all jobs."""
        self.call("cancel", "-a", "-x")

    def call(self, program: str, *arguments: str) -> str:
        """Ask the server something, as one would at a terminal; its answer."""
        command = [system_program(program), "-h", str(self.folder / "socket"), *arguments]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return done.stdout


@contextmanager
def throw_away_server() -> Iterator[PrintServer]:
    """Start a server without printers; stop and remove it afterwards."""
    program = system_program("cupsd")
    folder = Path(tempfile.mkdtemp(prefix="commune-desk-"))
    try:
        furnish(folder)
        settings = ("-c", folder / "cupsd.conf", "-s", folder / "cups-files.conf")
        running = subprocess.Popen([program, "-f", *settings])
        try:
            wait_for(folder / "socket")
            yield PrintServer(folder)
        finally:
            running.terminate()
            running.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def furnish(folder: Path) -> None:
    """Write the settings of a server, and make the folders it wants to find."""
    for name, text in {"cupsd.conf": SERVER, "cups-files.conf": FOLDERS}.items():
        (folder / name).write_text(text.format(folder=folder), encoding="utf-8")
    for name in ("spool", "cache", "state", "temp"):
        (folder / name).mkdir()


def system_program(name: str) -> str:
    """Where a program of the print system stands; without it there is nothing to test."""
    if found := shutil.which(name, path=SYSTEM_PROGRAMS):
        return found
    pytest.skip(f"There is no {name}; on Debian, type: apt-get install cups-daemon cups-client")


def wait_for(address: Path) -> None:
    """Return as soon as somebody answers at a socket."""
    given_up_at = time.monotonic() + STARTING_SECONDS
    while True:
        with socket.socket(socket.AF_UNIX) as caller:
            if caller.connect_ex(str(address)) == 0:
                return
        if time.monotonic() > given_up_at:
            pytest.fail(f"The print server does not answer; see {address.parent}/error_log")
        time.sleep(0.02)


def job_attributes(kept: bytes) -> dict[str, str | int]:
    """The attributes of a job as the server keeps it: IPP (RFC 8010), after eight bytes of head."""
    found: dict[str, str | int] = {}
    at = 8
    while at < len(kept):
        tag = kept[at]
        at += 1
        if tag <= 0x0F:  # the begin of a group, or the end
            continue
        name, at = counted(kept, at)
        value, at = counted(kept, at)
        is_number = tag in (0x21, 0x23)
        found[name.decode()] = int.from_bytes(value, "big") if is_number else value.decode("latin")
    return found


def counted(kept: bytes, at: int) -> tuple[bytes, int]:
    """The bytes whose number stands at a place, and the place behind them."""
    begin = at + 2
    end = begin + int.from_bytes(kept[at:begin], "big")
    return kept[begin:end], end


def driver_for(sizes: tuple[str, ...], trays: tuple[str, ...] = ()) -> str:
    """What a printer tells of itself; the first of each is what it takes by itself."""
    lines = [DRIVER]
    if trays:
        choices = [f'*InputSlot {name}/Khay {number}: ""' for number, name in enumerate(trays, 1)]
        lines += ["*OpenUI *InputSlot: PickOne", f"*DefaultInputSlot: {trays[0]}", *choices]
        lines += ["*CloseUI: *InputSlot"]
    for keyword in ("PageSize", "PageRegion"):
        choices = [f'*{keyword} {size}: ""' for size in sizes]
        lines += [f"*OpenUI *{keyword}: PickOne", f"*Default{keyword}: {sizes[0]}", *choices]
        lines += [f"*CloseUI: *{keyword}"]
    lines += [f"*DefaultImageableArea: {sizes[0]}", f"*DefaultPaperDimension: {sizes[0]}"]
    for size in sizes:
        width, height = POINTS[size]
        area = f"{UNPRINTABLE} {UNPRINTABLE} {width - UNPRINTABLE} {height - UNPRINTABLE}"
        lines += [f'*ImageableArea {size}: "{area}"', f'*PaperDimension {size}: "{width} {height}"']
    return "\n".join([*lines, ""])


@contextmanager
def known_to_qt(server: PrintServer) -> Iterator[None]:
    """Qt asks through libcups, which keeps for each thread the server it has once spoken to."""
    libcups = ctypes.CDLL("libcups.so.2")
    libcups.cupsSetServer(str(server.folder / "socket").encode())
    yield
    libcups.cupsSetServer(None)


@pytest.fixture(scope="session")
def print_server() -> Iterator[PrintServer]:
    """The print server of this test process."""
    with throw_away_server() as server:
        yield server


@pytest.fixture
def printers(print_server: PrintServer) -> Iterator[PrintServer]:
    """The print server as that of the whole machine, its spool empty, as long as the test runs."""
    with known_to_qt(print_server):
        yield print_server
    print_server.empty()
