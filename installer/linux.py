"""The bundle for Linux as one file: the folder, a desktop entry, and a script that sets it up.

    tar -xzf commune-desk-0.1.0-linux.tar.gz && ./commune-desk/set-up.sh

puts the program into the menu of whoever runs it; nothing else is written outside the folder.
"""

import stat
import tarfile
from io import BytesIO
from pathlib import Path

from installer.identity import VERSION

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = ROOT / "dist" / "commune-desk"
TARGET = ROOT / "dist" / f"commune-desk-{VERSION}-linux.tar.gz"
ENTRY, SCRIPT = "commune-desk.desktop", "set-up.sh"

DESKTOP = """\
[Desktop Entry]
Type=Application
Name=Commune Desk – Một cửa
Comment=Tiếp nhận hồ sơ, in giấy hẹn, theo dõi và báo cáo của Một cửa cấp xã
Exec="@FOLDER@/commune-desk"
Icon=@FOLDER@/_internal/resources/icons/app.png
Terminal=false
Categories=Office;
StartupWMClass=Commune Desk
"""

SET_UP = """\
#!/bin/sh
# Đưa chương trình vào menu của tài khoản đang dùng; gỡ: xóa tệp được nêu và thư mục này.
set -e
folder=$(cd "$(dirname "$0")" && pwd)
menu="${XDG_DATA_HOME:-$HOME/.local/share}/applications"
mkdir -p "$menu"
escaped=$(printf '%s' "$folder" | sed 's/[\\\\&|]/\\\\&/g')
sed "s|@FOLDER@|$escaped|g" "$folder/commune-desk.desktop" > "$menu/commune-desk.desktop"
echo "Đã thêm vào menu: $menu/commune-desk.desktop"
"""


def pack(bundle: Path = BUNDLE, target: Path = TARGET) -> Path:
    """Put a finished bundle into one file; where it is."""
    with tarfile.open(target, "w:gz", compresslevel=6) as archive:
        archive.add(bundle, "commune-desk", filter=_without_owner)
        for name, text in ((ENTRY, DESKTOP), (SCRIPT, SET_UP)):
            content = text.encode()
            entry = tarfile.TarInfo(f"commune-desk/{name}")
            entry.size = len(content)
            entry.mode = 0o755 if name == SCRIPT else 0o644
            archive.addfile(entry, BytesIO(content))
    return target


def _without_owner(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """The file of nobody in particular, readable by all."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mode |= stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH
    return entry


if __name__ == "__main__":
    print(pack())
