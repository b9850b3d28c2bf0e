"""Takes out of ICU's data what no desk of Vietnam asks for: 32 MB become five; only on Linux.

Qt sorts and folds letters by ICU there (a Windows has its own). The data are one constant of a
library without code, a table of contents with all languages, currencies, units, time zones and
alphabets of the world. What stays is what is not of one language, and Vietnamese and English; of
what is asked for in vain ICU takes the root. The library is made anew by `as` and `ld`.

    header, count, (where the name begins, where the item begins) …, names, items

The places are counted from the count, and every item begins at a multiple of sixteen.
"""

import struct
import subprocess
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

LIBRARY = "libicudata.so.*"
LANGUAGES = frozenset({"root", "vi", "en", "pool", "res", "ucadata", "supplementalData"})
"""By what stands before the first underscore: `res_index` says which there are."""

_MAGIC, _DATA = b"\xda\x27", b"CmnD"
_ITEM = 16
_SOURCE = """\
.section .rodata, "a"
.balign 16
.globl {symbol}
.type {symbol}, @object
{symbol}: .incbin "{file}"
.size {symbol}, .-{symbol}
.section .note.GNU-stack, "", @progbits
"""


def is_kept(name: str) -> bool:
    """Whether an item stays, by its name: `icudt73l/vi.res`, `icudt73l/coll/zh.res`."""
    path = PurePosixPath(name)
    is_of_folder = len(path.parts) > 2  # the package, a folder, the item
    match path.suffix:
        case ".cnv" | ".spp" | ".dict":
            return False  # alphabets before Unicode, names of hosts, words of languages unspaced
        case ".brk":
            return "_" not in path.stem
        case ".res" if is_of_folder:
            return path.stem.split("_", maxsplit=1)[0] in LANGUAGES
    return True


def trimmed(data: bytes) -> bytes:
    """A package of ICU's data without what is not kept.

    Raises:
        ValueError: it is no package.
    """
    items = contents(data)
    kept = [(name, item) for name, item in items if is_kept(name)]
    head = data[: _header_size(data)]
    texts = [name.encode() + b"\0" for name, _ in kept]
    names_at = 4 + 8 * len(kept)
    begins = _up(names_at + sum(map(len, texts)))
    table, at = struct.pack("<I", len(kept)), names_at
    blocks = [item.ljust(_up(len(item)), b"\0") for _, item in kept]
    for text, block in zip(texts, blocks, strict=True):
        table += struct.pack("<II", at, begins)
        at += len(text)
        begins += len(block)
    whole = (table + b"".join(texts)).ljust(_up(at), b"\0")
    return head + whole + b"".join(blocks)


def contents(data: bytes) -> list[tuple[str, bytes]]:
    """The items of a package in their order, each with its padding.

    Raises:
        ValueError: it is no package.
    """
    if data[2:4] != _MAGIC or data[12:16] != _DATA:
        raise ValueError("no data of ICU")
    body = data[_header_size(data) :]
    [count] = struct.unpack_from("<I", body)
    places = [struct.unpack_from("<II", body, 4 + 8 * number) for number in range(count)]
    ends = [*(begins for _, begins in places[1:]), len(body)]
    return [
        (body[at : body.index(b"\0", at)].decode(), body[begins:end])
        for (at, begins), end in zip(places, ends, strict=True)
    ]


def trim_library(library: Path) -> None:
    """Make a library of ICU's data anew, in its place, with what is kept.

    Raises:
        ValueError: it is no such library.
        subprocess.CalledProcessError: `as` or `ld` said why.
    """
    whole = library.read_bytes()
    begins = whole.find(_DATA) - 12
    symbol = f"icudt{library.name.rpartition('.')[2]}_dat"
    if begins < 0 or symbol.encode() not in whole:
        raise ValueError(f"no library of ICU's data: {library.name}")
    with TemporaryDirectory() as folder:
        data, source, made = (Path(folder) / name for name in ("icu.dat", "icu.s", "icu.o"))
        data.write_bytes(trimmed(whole[begins:]))
        source.write_text(_SOURCE.format(symbol=symbol, file=data))
        subprocess.run(["as", "-o", made, source], check=True)
        link = ["ld", "-shared", "-z", "noseparate-code", "-soname", library.name]
        subprocess.run([*link, "-o", str(library), str(made)], check=True)


def _header_size(data: bytes) -> int:
    [size] = struct.unpack_from("<H", data)
    return int(size)


def _up(length: int) -> int:
    return -(-length // _ITEM) * _ITEM
