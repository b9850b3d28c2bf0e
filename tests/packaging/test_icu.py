"""What ICU's data are without the languages of the rest of the world."""

import shutil
import struct
import subprocess
import sys

import pytest

from installer import icu

HEAD = struct.pack("<H", 32) + b"\xda\x27" + bytes(8) + b"CmnD" + bytes(16)


def a_package(*names):
    """A package whose items say their names, as ICU lays one out."""
    body, texts = b"", [name.encode() + b"\0" for name in names]
    at = 4 + 8 * len(names)
    begins = -(-(at + sum(map(len, texts))) // 16) * 16
    table = struct.pack("<I", len(names))
    for text in texts:
        table += struct.pack("<II", at, begins + len(body))
        at += len(text)
        body += text.ljust(-(-len(text) // 16) * 16, b"\0")
    return HEAD + (table + b"".join(texts)).ljust(begins, b"\0") + body


def said(data):
    return {name: item.rstrip(b"\0").decode() for name, item in icu.contents(data)}


@pytest.mark.parametrize(
    ("name", "is_kept"),
    [
        ("p/root.res", True),
        ("p/zh.res", True),  # which languages there are
        ("p/coll/vi.res", True),
        ("p/coll/ucadata.icu", True),
        ("p/coll/res_index.res", True),
        ("p/coll/zh.res", False),
        ("p/curr/root.res", True),
        ("p/curr/de_AT.res", False),
        ("p/ibm-1129_P100-1997.cnv", False),
        ("p/brkitr/word.brk", True),
        ("p/brkitr/line_loose.brk", False),
        ("p/brkitr/khmerdict.dict", False),
        ("p/nfkc.nrm", True),
    ],
)
def test_what_stays(name, is_kept):
    assert icu.is_kept(name) is is_kept


def test_the_rest_is_where_the_table_says():
    whole = a_package("p/coll/vi.res", "p/coll/zh.res", "p/ibm-1129.cnv", "p/root.res")
    assert len(said(whole)) == 4
    smaller = icu.trimmed(whole)
    assert said(smaller) == {name: name for name in ("p/coll/vi.res", "p/root.res")}
    assert smaller.startswith(HEAD)
    with pytest.raises(ValueError, match="no data"):
        icu.contents(b"MZ" + bytes(100))


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("ld"), reason="no binutils")
def test_the_library_is_made_anew(tmp_path):
    source, target = tmp_path / "data.s", tmp_path / "libicudata.so.73"
    (tmp_path / "data").write_bytes(a_package("p/coll/zh.res", "p/root.res"))
    source.write_text(
        f'.globl icudt73_dat\n.section .rodata\nicudt73_dat: .incbin "{tmp_path}/data"\n'
    )
    subprocess.run(["as", "-o", tmp_path / "data.o", source], check=True)
    subprocess.run(["ld", "-shared", "-o", target, tmp_path / "data.o"], check=True)
    icu.trim_library(target)
    content = target.read_bytes()
    assert b"p/root.res" in content
    assert b"p/coll/zh.res" not in content
    with pytest.raises(ValueError, match="no library"):
        icu.trim_library(source)
