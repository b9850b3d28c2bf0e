"""A pack is taken as it was signed, or not at all."""

import hashlib
import json
import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest

from commune_desk.ciphers.signatures import public_key
from commune_desk.domain.catalogue.procedure import Origin
from commune_desk.domain.form.errors import PackDamaged
from commune_desk.domain.papers.pack import Pack
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.files.catalogue.catalogues import read_catalogue
from commune_desk.files.papers.packs import MANIFEST, SIGNATURE, packed, unpacked
from commune_desk.paths import resources

SEED = bytes(range(32))
PDF = b"%PDF-1.7 a form"
PACK = Pack(
    name="Mẫu của tỉnh 2026",
    office="UBND xã Tràm Chim",
    made_at=datetime(2026, 10, 2, 9, 0, tzinfo=OFFICE_ZONE),
    forms={"local_request": 'code = "local_request"'},
    attachments={hashlib.sha256(PDF).hexdigest(): PDF},
)


def files_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_what_was_packed_comes_out():
    pack = unpacked(packed(PACK, SEED))
    assert replace(pack, key="") == PACK
    assert pack.key == public_key(SEED)
    assert len(pack.fingerprint.split()) == 6


def test_every_procedure_of_the_catalogue_goes_through_a_pack():
    rows = read_catalogue(resources() / "catalogue")
    newest = tuple({one.code: one for one in rows}.values())
    pack = unpacked(packed(replace(PACK, procedures=newest), SEED))
    came = {one.code: replace(one, origin=Origin.SHIPPED) for one in pack.procedures}
    assert came == {one.code: one for one in newest}


def test_the_same_pack_is_the_same_file():
    assert packed(PACK, SEED) == packed(PACK, SEED)


def changed(**files: bytes) -> bytes:
    return zipped({**files_of(packed(PACK, SEED)), **files})


def without(name: str) -> bytes:
    files = files_of(packed(PACK, SEED))
    del files[name]
    return zipped(files)


def signed_by_another() -> bytes:
    files = files_of(packed(PACK, SEED))
    return zipped({**files, SIGNATURE: files_of(packed(PACK, bytes(32)))[SIGNATURE]})


def of_a_later_format() -> bytes:
    files = files_of(packed(PACK, SEED))
    manifest = json.loads(files[MANIFEST]) | {"format": 2}
    return zipped({**files, MANIFEST: json.dumps(manifest).encode()})


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "zip"),
        (b"PK\x05\x06" + b"\0" * 18, "zip"),
        (packed(PACK, SEED)[:-30], "zip"),
        (changed(**{"forms/local_request.toml": b"code = 'other'"}), "changed"),
        (changed(**{"forms/added.toml": b"x"}), "changed"),
        (without("forms/local_request.toml"), "missing"),
        (without(SIGNATURE), "zip"),
        (changed(**{"../outside.toml": b"x"}), "place"),
        (changed(**{"forms/../../x.toml": b"x"}), "place"),
        (changed(**{"C:\\x.toml": b"x"}), "place"),
        (changed(**{"forms/Ứ.toml": b"x"}), "place"),
        (changed(**{MANIFEST: b"[]"}), "zip"),
        (changed(**{SIGNATURE: b"\xff"}), "signature"),
        (signed_by_another(), "signature"),
        (of_a_later_format(), "format"),
        (changed(**{f"attachments/{'0' * 64}": b"\0" * 70_000_000}), "large"),
        (zipped({f"forms/f{number}.toml": b"" for number in range(700)}), "large"),
    ],
)  # fmt: skip
def test_what_is_not_as_it_was_signed_is_refused(content, why):
    with pytest.raises(PackDamaged) as caught:
        unpacked(content)
    assert caught.value.why == why


def test_a_size_that_lies_is_no_way_around_the_limit():
    """The header says ten bytes, the content is a hundred million."""
    name = f"attachments/{'0' * 64}"
    content = bytearray(changed(**{name: b"\0" * 1_000_000}))
    size = (1_000_000).to_bytes(4, "little")
    content = bytearray(bytes(content).replace(size, (10).to_bytes(4, "little")))
    with pytest.raises(PackDamaged):
        unpacked(bytes(content))


def test_no_day_of_the_clock_stands_in_it():
    with zipfile.ZipFile(BytesIO(packed(PACK, SEED))) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
