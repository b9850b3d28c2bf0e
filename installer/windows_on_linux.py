"""Windows on Linux: every test, and the bundle with its self-test, under Wine.

    python3 tasks.py windows [ARGUMENTS OF PYTEST]

Good enough to see that nothing stands in the way of Windows; a release is made with the interpreter
of python.org on Windows itself. Why the odd pieces:

* CPython for Windows comes as an installer. Its libraries, signed by the Python Software
  Foundation, also lie in the wheel of panda3d, which carries them for a tool of its own; the part
  of Python that is written in Python is the one of this machine. `python.exe` and the forwarder
  `python3.dll` are made here.
* Qt and others name functions of Windows that Wine 8 lacks. Stubs of them go into Wine's own system
  folder, never beside the program: PyInstaller would pack them, and they would hide the real ones.
* pip looks at the markers of *this* machine, so the requirements of Windows are chosen here.
* Python does not start under Wine when its input or output is a plain file.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parents[2]
SOURCES = Path(__file__).parent / "wine"
HOME = ROOT / "build" / "windows"
PYTHON = HOME / "python"
SYSTEM = HOME / "prefix" / "drive_c" / "windows" / "system32"
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
COMPILER = "x86_64-w64-mingw32-gcc-win32"
WINE = {
    "WINEPREFIX": str(HOME / "prefix"),
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "mscms=n,b",
    "QT_QPA_PLATFORM": "offscreen",
}


def main() -> int:
    """Make Windows, run the tests in it, make the bundle in it, and let the bundle test itself."""
    if sys.version_info[:2] != (3, 11):
        sys.exit("This needs Python 3.11, whose libraries for Windows it knows.")
    if not (PYTHON / "complete").exists():
        make_windows()
    program = ROOT / "dist" / "windows" / "commune-desk" / "commune-desk.exe"
    places = ["--distpath=dist/windows", "--workpath=build/windows/work"]
    pack = [
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level=ERROR",
        *places,
        "build_installer.spec",
    ]
    return (
        wine(PYTHON / "python.exe", "-m", "pytest", *(sys.argv[1:] or ["-q"]))
        or wine(PYTHON / "python.exe", *pack)
        or wine(program, "self-test", folder=HOME)
    )


def make_windows() -> None:
    """Python for Windows with everything in the lock, and a Wine that can run it."""
    shutil.rmtree(HOME, ignore_errors=True)
    for folder in (PYTHON / "DLLs", HOME / "wheels"):
        folder.mkdir(parents=True)
    take_runtime()
    take_pure_library()
    compile_c("-municode", "-static", source="launcher.c", target=PYTHON / "python.exe")
    make_forwarder()
    subprocess.run(["wine", "wineboot", "--init"], env=os.environ | WINE, check=True)
    for stub in ("icuuc", "mscms", "bcryptprimitives"):
        compile_c("-shared", "-ladvapi32", source=f"{stub}.c", target=SYSTEM / f"{stub}.dll")
    site_packages = f"--target={PYTHON / 'Lib' / 'site-packages'}"
    pip("install", "--quiet", *FOR_WINDOWS, site_packages, requirements=windows_requirements())
    (PYTHON / "complete").touch()


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


def windows_requirements() -> str:
    """The lines of the lock that hold on Windows, without their markers."""
    pins = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text("utf-8").strip())
    parts = (re.fullmatch(r"(\S+)(?: ; (.+?))?( \\\n.*)", pin, re.DOTALL) for pin in pins)
    return "\n".join(
        part[1] + part[3]
        for part in parts
        if part and (not part[2] or Marker(part[2]).evaluate(WINDOWS))
    )


def pip(*arguments: str, requirements: str) -> None:
    """Run pip with requirements that all have hashes."""
    file = HOME / "requirements.txt"
    file.write_text(requirements, "utf-8")
    command = [sys.executable, "-m", "pip", *arguments, "--require-hashes", "-r", str(file)]
    subprocess.run(command, check=True)


def compile_c(*switches: str, source: str, target: Path) -> None:
    """Compile a program or a library for Windows."""
    command = [COMPILER, "-O2", "-o", str(target), str(SOURCES / source), *switches]
    subprocess.run(command, check=True)


def wine(program: Path, *arguments: str, folder: Path = ROOT) -> int:
    """Run a program of Windows and show what it says."""
    environment = os.environ | WINE | {"PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(
        ["wine", program, *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    for line in process.stdout or ():
        sys.stdout.write(line)
        sys.stdout.flush()
    return process.wait()


if __name__ == "__main__":
    sys.exit(main())
