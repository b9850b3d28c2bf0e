"""A Windows on Linux: Python for Windows with our packages, in a Wine that can run them.

Good enough to see that nothing stands in the way of Windows; a release is made with the interpreter
of python.org on Windows itself. Why the odd pieces:

* CPython for Windows comes as an installer. Its libraries, signed by the Python Software
  Foundation, also lie in the wheel of panda3d, which carries them for a tool of its own; the part
  of Python that is written in Python is the one of this machine. `python.exe` and the forwarder
  `python3.dll` are made here.
* Qt and others name functions of Windows that Wine 8 lacks. Stubs of them go into Wine's own system
  folder, never beside the program: PyInstaller would pack them, and they would hide the real ones.
* pip looks at the markers of *this* machine, so the requirements of Windows are chosen here.
* It is Python 3.11, as Debian 12 has it, so that nothing is needed from elsewhere. What PySide6
  does to its constants is mended (`commune_desk/ui/frame/pyside_none_refcount.py`); 3.13 is for a
  release that is made on Windows: the bundle for Linux proves itself with it as well.
* Each lock has a folder of its own: what is bundled must not see the tools of the developers.
* Python does not start under Wine when its input or output is a plain file.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Thread

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parents[1]
SOURCES = Path(__file__).parent / "wine"
HOME = ROOT / "build" / "windows"
PYTHON = HOME / "python"
OTHER_PREFIX = "COMMUNE_DESK_WINDOWS"
"""Where it is named, the steps are taken in another Windows than in that of this project."""
PREFIX = Path(os.environ.get(OTHER_PREFIX) or HOME / "prefix")
DRIVE = PREFIX / "drive_c"
SYSTEM = DRIVE / "windows" / "system32"
TESTED = ROOT / "requirements.lock"
BUNDLED = ROOT / "bundle.lock"
RUNTIME = (
    "panda3d==1.10.16"
    " --hash=sha256:37acfb92655c4226879f95c988e2ef1449a53c54486d6c1ebc00e2772429af82"
)
LIBRARIES = ["python311", "VCRUNTIME140", "libffi-8", "libcrypto-3", "libssl-3", "sqlite3"]
NOT_PURE = [
    "site-packages",
    "dist-packages",
    "lib-dynload",
    "test",
    "idlelib",
    "config-3*",
    "__pycache__",
]
WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}
FOR_WINDOWS = ["--platform=win_amd64", "--python-version=3.11", "--only-binary=:all:", "--no-deps"]
LAST_WORDS_S = 2
DESKTOP = r"HKCU\Control Panel\Desktop"
OF_WINDOWS = {"windows", "users", "ProgramData", "Program Files", "Program Files (x86)"}
_OF_PROCESSOR = slice(10, 12)
"""In `stat` of `/proc`, behind the state: ticks for the program, and for the system in its name."""
RUN_ONCE = r"""
import subprocess, winreg
for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
    name = r"Software\Microsoft\Windows\CurrentVersion\RunOnce"
    try:
        key = winreg.OpenKey(root, name, 0, winreg.KEY_ALL_ACCESS | winreg.KEY_WOW64_64KEY)
    except OSError:
        continue
    while True:
        try:
            each, command, _kind = winreg.EnumValue(key, 0)
        except OSError:
            break
        winreg.DeleteValue(key, each)
        subprocess.call(command, stdin=subprocess.DEVNULL)
"""
COMPILER = "x86_64-w64-mingw32-gcc-win32"
WINE = {
    "WINEPREFIX": str(PREFIX),
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "mscms=n,b;winemenubuilder.exe=d",
    "QT_QPA_PLATFORM": "offscreen",
    "PYTHONDONTWRITEBYTECODE": "1",
}


def make_windows() -> None:
    """Python for Windows and a Wine that can run it, unless they are there."""
    if sys.version_info[:2] != (3, 11):
        sys.exit("This needs Python 3.11, whose libraries for Windows it knows.")
    if (PYTHON / "complete").exists():
        return
    shutil.rmtree(HOME, ignore_errors=True)
    for folder in (PYTHON / "DLLs", HOME / "wheels"):
        folder.mkdir(parents=True)
    take_runtime()
    take_pure_library()
    compile_c("-municode", "-static", source="launcher.c", target=PYTHON / "python.exe")
    make_forwarder()
    subprocess.run(["wine", "wineboot", "--init"], env=os.environ | WINE, check=True)
    subprocess.run(["wine", "winecfg", "-v", "win10"], env=os.environ | WINE, check=True)
    for stub in ("icuuc", "mscms", "bcryptprimitives"):
        compile_c("-shared", "-ladvapi32", source=f"{stub}.c", target=SYSTEM / f"{stub}.dll")
    (PYTHON / "complete").touch()


def packages_of(lock: Path) -> Path:
    """The folder with the packages of a lock for Windows, brought up to date with it."""
    folder = HOME / f"packages-{lock.stem}"
    stamp = folder / "installed"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not (stamp.is_file() and stamp.read_text() == wanted):
        shutil.rmtree(folder, ignore_errors=True)
        target = f"--target={folder}"
        pip("install", "--quiet", *FOR_WINDOWS, target, requirements=windows_requirements(lock))
        stamp.write_text(wanted)
    return folder


def take_runtime() -> None:
    """The compiled part of Python: its libraries beside `python.exe`, its modules in `DLLs`."""
    wheels = HOME / "wheels"
    pip("download", "--quiet", *FOR_WINDOWS, f"--dest={wheels}", requirements=RUNTIME)
    with zipfile.ZipFile(next(wheels.glob("panda3d*.whl"))) as wheel:
        for name in wheel.namelist():
            file = Path(name)
            if file.parent.name == "deploy_libs" and file.suffix == ".pyd":
                (PYTHON / "DLLs" / file.name).write_bytes(wheel.read(name))
            elif file.parent.name == "deploy_libs" and file.stem in LIBRARIES:
                (PYTHON / file.name).write_bytes(wheel.read(name))


def take_pure_library() -> None:
    """The part of Python that is written in Python: that of this machine, same minor version."""
    library = sysconfig.get_path("stdlib")
    shutil.copytree(library, PYTHON / "Lib", ignore=shutil.ignore_patterns(*NOT_PURE))


def make_forwarder() -> None:
    """`python3.dll`, which sends whoever asks for any Python 3 to `python311.dll`."""
    dump = ["x86_64-w64-mingw32-objdump", "-p", str(PYTHON / "python311.dll")]
    listing = subprocess.run(dump, capture_output=True, text=True, check=True).stdout
    names = sorted(set(re.findall(r"\b_?Py\w+$", listing, re.MULTILINE)))
    exports = HOME / "python3.def"
    lines = ["LIBRARY python3.dll", "EXPORTS", *(f"  {name} = python311.{name}" for name in names)]
    exports.write_text("\n".join(lines) + "\n")
    entry = HOME / "empty.c"
    entry.write_text("int __stdcall DllMain(void *a, unsigned b, void *c) { return 1; }\n")
    switches = ["-shared", "-nostdlib", "-Wl,--entry=DllMain", str(exports)]
    compile_c(*switches, source=str(entry), target=PYTHON / "python3.dll")


def windows_requirements(lock: Path) -> str:
    """The lines of a lock that hold on Windows, without their markers."""
    pins = re.split(r"\n(?=\S)", lock.read_text("utf-8").strip())
    parts = (re.fullmatch(r"(\S+)(?: ; (.+?))?( \\\n.*)", pin, re.DOTALL) for pin in pins)
    return "\n".join(
        part[1] + part[3]
        for part in parts
        if part and (not part[2] or Marker(part[2]).evaluate(WINDOWS))
    )


def pip(*arguments: str, requirements: str) -> None:
    """Run pip with requirements that all have hashes."""
    with NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(requirements)
        file.flush()
        command = [sys.executable, "-m", "pip", *arguments, "--require-hashes", "-r", file.name]
        subprocess.run(command, check=True)


def compile_c(*switches: str, source: str, target: Path) -> None:
    """Compile a program or a library for Windows."""
    command = [COMPILER, "-O2", "-o", str(target), str(SOURCES / source), *switches]
    subprocess.run(command, check=True)


def python(lock: Path, *arguments: str) -> int:
    """Run the Python of Windows with the packages of a lock."""
    return wine(PYTHON / "python.exe", *arguments, PYTHONPATH=f"Z:{packages_of(lock)}")


def wine(program: Path, *arguments: str, folder: Path = ROOT, **variables: str) -> int:
    """Run a program of Windows and show what it says; its exit code."""
    return run_wine(program, *arguments, folder=folder, is_quiet=False, **variables)[0]


def run_wine(
    program: Path, *arguments: str, folder: Path = ROOT, is_quiet: bool = False, **variables: str
) -> tuple[int, str]:
    """Run a program of Windows; its exit code and what it said.

    Whoever asks Windows for a screen starts a desktop, which has the same output and lives on: so
    the end of the program counts, and not that of what is heard.
    """
    process = subprocess.Popen(
        ["wine", program, *arguments],
        cwd=folder,
        env=os.environ | WINE | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    said: list[str] = []

    def hear() -> None:
        for line in process.stdout or ():
            said.append(line)
            if not is_quiet:
                sys.stdout.write(line)
                sys.stdout.flush()

    hearing = Thread(target=hear, daemon=True)
    hearing.start()
    code = process.wait()
    hearing.join(LAST_WORDS_S)
    return code, "".join(said)


def start_again() -> int:
    """What happens at the next start of Windows: RunOnce, which Wine leaves to us."""
    return run_wine(PYTHON / "python.exe", "-c", RUN_ONCE, is_quiet=True)[0]


def set_scale(dots_per_inch: int) -> None:
    """Set the scale of the screen, which a Windows takes on when it starts."""
    dots = str(dots_per_inch)
    registry("add", DESKTOP, "/v", "LogPixels", "/t", "REG_DWORD", "/d", dots, "/f")
    stop()


def registry(verb: str, *words: str) -> None:
    """Change the registry, as `reg` of Windows says it."""
    say = ["wine", "reg", verb, *words]
    subprocess.run(say, env=os.environ | WINE, stdout=subprocess.DEVNULL, check=True)


def work_done() -> tuple[float, bool]:
    """The seconds that a processor has worked for the programs that now run in this Windows.

    And whether one of them works or waits for a processor or a disk at this moment.
    """
    mark, ticks, is_busy = f"WINEPREFIX={PREFIX}".encode(), 0, False
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has just ended
            if mark not in (process / "environ").read_bytes().split(b"\0"):
                continue
            for thread in (process / "task").iterdir():
                state, *told = (thread / "stat").read_text().rpartition(")")[2].split()
                is_busy = is_busy or state in "RD"
                ticks += sum(map(int, told[_OF_PROCESSOR]))
    return ticks / os.sysconf("SC_CLK_TCK"), is_busy


def another(prefix: Path) -> None:
    """A second Windows, beside this one and without what was installed and kept in it.

    Nobody writes into the system of a Windows, so that both have the same files; the registry is
    written where it stands, and each has its own.
    """
    stop()
    shutil.rmtree(prefix, ignore_errors=True)

    def not_of_windows(folder: str, names: list[str]) -> set[str]:
        return set(names) - OF_WINDOWS if Path(folder) == DRIVE else set()

    def copy(source: str, target: str) -> None:
        (shutil.copyfile if source.endswith(".reg") else os.link)(source, target)

    shutil.copytree(PREFIX, prefix, symlinks=True, copy_function=copy, ignore=not_of_windows)


def stop(prefix: Path = PREFIX) -> None:
    """End a Windows, with whatever is left running in it."""
    if prefix.exists():
        which = {"WINEPREFIX": str(prefix)}
        subprocess.call(["wineserver", "--kill"], env=os.environ | WINE | which)
