"""What goes wrong at a desk, or goes on without help, tried with the installed program under Wine.

What a picture shows and no exit code can say (a box of the installer, a notice) stands as PNG in
dist/windows.
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from commune_desk.ciphers.signatures import public_key
from commune_desk.domain.upkeep.update import Update
from commune_desk.files.upkeep import update_packs
from installer import at_the_desk
from installer import windows_on_linux as windows
from installer.identity import VERSION
from installer.installed import (
    BUNDLE,
    DATA,
    FOLDER,
    INSTALLED,
    INSTALLER,
    MARK,
    NEXT,
    NEXT_VERSION,
    WHERE,
    backups,
    heard_on_data,
    install,
    is_open,
    keep_office,
    make_next,
    on_data,
    open_window,
    run_setup,
    upgrade_to_next,
    version_there,
)
from installer.windows_on_linux import DRIVE, HOME, PREFIX
from installer.windows_screen import Screen

PICTURES = BUNDLE.parent
SAID = "commune-desk-setup.txt"
SEED = bytes(range(32))
"""The secret key of a project that only this trial knows."""
STICK, LETTER, SMALL = HOME / "stick", "e:", "f:"
DRIVES, OF_PROGRAM = r"HKLM\Software\Wine\Drives", r"HKCU\Software\CommuneDesk"
ELSEWHERE = r"C:\Chỗ khác"
NOTES = "- Mẫu 26 đã có.\n- Tiếp nhận nhanh hơn."
LOOKS_S, OPENS_S, UNPACKS_S = 90, 90, 180
"""How long it may take until a stick is told of, a window opens, and an installer ends."""


def cut() -> int:
    """The installer, cut and altered: it says so, and nothing is changed."""
    before = (INSTALLED / "commune-desk.exe").stat().st_mtime_ns
    whole, broken = INSTALLER.read_bytes(), PICTURES / "broken-setup.exe"
    middle = len(whole) // 2
    altered = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    faults = 0
    for content in (whole[:middle], altered, whole[:-1]):
        broken.write_bytes(content)
        faults += run_setup(broken) == 0
    with Screen(broken) as screen:
        screen.photograph(PICTURES / "cut.png")
    broken.unlink()
    return faults or int((INSTALLED / "commune-desk.exe").stat().st_mtime_ns != before)


def refused() -> int:
    """What an installer refuses before it changes anything, each in its words."""
    at = exchanged_at()
    strange = INSTALLED / "của người khác.txt"
    strange.touch()
    said = [_refusal()]
    strange.unlink()
    said.append(_refusal(folder=ELSEWHERE))
    windows.registry("add", OF_PROGRAM, "/v", "Version", "/d", "99.0", "/f")
    said.append(_refusal())
    windows.registry("add", OF_PROGRAM, "/v", "Version", "/d", VERSION, "/f")
    left = 0
    for options in (f"size={SMALL_MB}m", "ro"):  # no room, no rights
        with drive_of(options) as (letter, there):
            folder = f"{letter}\\Một cửa"
            windows.registry("add", OF_PROGRAM, "/v", "Folder", "/d", folder, "/f")
            said.append(_refusal(folder=folder))
            left += len([*there.iterdir()])
    windows.registry("add", OF_PROGRAM, "/v", "Folder", "/d", FOLDER, "/f")
    print("\n".join(said))
    wanted = ("có thứ khác của máy", "đã cài ở", "mới hơn bản", "Dọn bớt", "Không ghi được vào")
    are_right = all(one in each for one, each in zip(wanted, said, strict=True))
    return int(not are_right or left or exchanged_at() != at) or install()


SMALL_MB = 50
"""Of a disk on which the program has no room."""


@contextmanager
def drive_of(options: str) -> Iterator[tuple[str, Path]]:
    """A disk of its own as a drive of this Windows, mounted as the options say; needs root."""
    where, link = HOME / "small-disk", PREFIX / "dosdevices" / SMALL
    where.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", where], check=True)
    try:
        link.unlink(missing_ok=True)
        link.symlink_to(where)
        yield SMALL, where
    finally:
        link.unlink(missing_ok=True)
        windows.stop()  # or it holds the disk
        subprocess.run(["umount", where], check=True)


def _refusal(folder: str = FOLDER) -> str:
    """Why the installer refuses, which it must."""
    code = run_setup(INSTALLER, folder=folder)
    return words_of_setup() if code == REFUSED else f"exit code {code}"


def emptied() -> int:
    """Removed by hand with the data of this account: asked twice, then nothing is left of them.

    What an office in another folder needs is kept, as long as the environment names one.
    """
    faults = 0
    for elsewhere, kept in ((WHERE, {"keys"}), ("", set[str]())):
        faults += install()
        for folder in ACCOUNT.values():
            (folder / "CommuneDesk").mkdir(parents=True, exist_ok=True)
            (folder / "CommuneDesk" / "một tệp.txt").touch()
        with Screen(INSTALLED / "uninstall.exe", COMMUNE_DESK_DATA=elsewhere) as screen:
            screen.press("Return", "Down", "space")  # on from the first page; the data, too
            screen.press("Return")
            screen.photograph(PICTURES / f"emptied-{len(kept)}.png")
            screen.press("Left", "Return")  # no is what Enter alone would say
            screen.wait_for(lambda: not (INSTALLED / "commune-desk.exe").exists())
            screen.rest()
        left = {name for name, folder in ACCOUNT.items() if (folder / "CommuneDesk").exists()}
        faults += left != kept
    return faults


ACCOUNT = {
    "data": DRIVE / "users" / "root" / "AppData" / "Local",
    "keys": DRIVE / "users" / "root" / "AppData" / "Roaming",
}
"""Where the account that is tried with keeps its own."""


def running() -> int:
    """The installer while the window is open: it refuses, and after its question closes it."""
    shutil.rmtree(DATA, ignore_errors=True)
    if code := keep_office():
        return code
    with open_window() as screen:
        at_the_desk.sign_in_first_time(screen)
        at_the_desk.scan_card(screen)
        if run_setup(INSTALLER, closes=False, COMMUNE_DESK_DATA=WHERE) != REFUSED or not is_open():
            return 1
        print(said := words_of_setup())
        at = exchanged_at()
        screen.start(INSTALLER)
        screen.press("Return", "Return", "Return")
        screen.photograph(PICTURES / "running.png")
        screen.press("Return")
        screen.wait_for(lambda: exchanged_at() != at, UNPACKS_S)
        screen.rest()
        screen.photograph(PICTURES / "running-done.png")
        screen.press("Return")
        screen.wait_for(is_open, OPENS_S)
        screen.rest()
        at_the_desk.sign_in(screen)
        screen.photograph(PICTURES / "running-draft.png")
        on_data("window", "--close")
    return int("đang mở" not in said)


REFUSED = 2
"""The exit code of an installer that refuses."""


def exchanged_at() -> int:
    """When the program in the folder came there, 0 while there is none."""
    try:
        return (INSTALLED / "uninstall.exe").stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def words_of_setup() -> str:
    """Why an installer refused, as it wrote it down."""
    found = sorted(DRIVE.glob(f"users/*/**/Temp/{SAID}"))
    return found[0].read_text("utf-16").strip() if found else ""


def newer() -> int:
    """This version on an office of the next one: it says so; the next goes over it again."""
    if code := install():
        return code
    code, said = heard_on_data("history", "verify", "--json")
    print(said)
    if code != 1 or "DatabaseTooNew" not in said:
        return 1
    with Screen(INSTALLED / "Commune Desk.exe", COMMUNE_DESK_DATA=WHERE) as screen:
        screen.photograph(PICTURES / "newer.png")
    windows.stop()
    code = upgrade_to_next()
    return code or int(version_there() != "new") or on_data("history", "verify")


def stick() -> int:
    """An update on a stick: the window tells of it, installs it, and opens again."""
    if code := install():
        return code
    shutil.rmtree(DATA, ignore_errors=True)
    if code := keep_office():
        return code
    key = INSTALLED / "_internal" / "resources" / "update-key.txt"
    key.write_text(public_key(SEED) + "\n", encoding="ascii")
    plug_in()
    pack = write_pack(PICTURES)
    if code := on_data("recovery-sheet", "--out", WHERE):  # or the window asks for it first
        return code
    before = backups()
    with open_window() as screen:
        at_the_desk.sign_in_first_time(screen, ADMINISTRATOR)
        with screen.answering(LOOKS_S):  # the window looks at the sticks by itself
            shutil.copy(pack, STICK)
        screen.photograph(PICTURES / "stick.png")
        at_the_desk.look_at_update(screen)
        screen.photograph(PICTURES / "stick-update.png")
        at_the_desk.install_now(screen)
        screen.wait_for((INSTALLED / MARK).exists, UNPACKS_S)
        screen.wait_for(is_open, OPENS_S)
        made = len(backups() - before)
        print(f"backups made by the update: {made}")
        screen.rest()
        at_the_desk.sign_in(screen)  # the page that tells what is new comes by itself
        screen.photograph(PICTURES / "stick-done.png")
        on_data("window", "--close")
    unplug()
    is_told = not (DATA / "updates" / "prepared.json").exists()
    is_done = version_there() == "new" and is_told and made == 1
    return int(not is_done) or on_data("history", "verify")


ADMINISTRATOR = "quantri"


def plug_in() -> None:
    """A drive that can be pulled out, without anything on it; Wine reads of it when it starts."""
    shutil.rmtree(STICK, ignore_errors=True)
    STICK.mkdir(parents=True)
    link = PREFIX / "dosdevices" / LETTER
    link.unlink(missing_ok=True)
    link.symlink_to(STICK)
    _tell_drives("add", "/v", LETTER, "/t", "REG_SZ", "/d", "floppy", "/f")


def unplug() -> None:
    """Pull it out."""
    _tell_drives("delete", "/v", LETTER, "/f")
    (PREFIX / "dosdevices" / LETTER).unlink(missing_ok=True)


def _tell_drives(verb: str, *words: str) -> None:
    windows.registry(verb, DRIVES, *words)
    windows.stop()


def write_pack(folder: Path) -> Path:
    """The pack of the next version; where it is."""
    if not NEXT.exists() or NEXT.stat().st_mtime < INSTALLER.stat().st_mtime:
        make_next("FAST")
    target = folder / f"commune-desk-{NEXT_VERSION}.capnhat"
    update = Update(NEXT_VERSION, NOTES, datetime.now(UTC), target, "", "")
    update_packs.write(update, NEXT, SEED)
    return target
