import hashlib
from errno import EACCES, EDQUOT, EIO, ENOENT, ENOSPC, EROFS

import pytest

from commune_desk.domain.outside_errors import DiskFull, FolderMissing, FolderNotWritable
from commune_desk.files import writing

CONTENT = b"%PDF-1.4 m\xe1\xba\xabu"


def test_a_paper_is_named_by_its_content_and_kept_once(tmp_path):
    first = writing.keep(tmp_path, CONTENT, ".pdf")
    written = first.stat().st_mtime_ns
    assert writing.keep(tmp_path, CONTENT, ".pdf") == first
    assert first.stat().st_mtime_ns == written
    assert first.stem == hashlib.sha256(CONTENT).hexdigest()


def test_a_file_is_replaced_whole(tmp_path):
    target = tmp_path / "mới" / "sổ.pdf"
    writing.write_whole(target, b"cu")
    writing.write_whole(target, CONTENT)
    assert target.read_bytes() == CONTENT
    assert [file.name for file in target.parent.iterdir()] == ["sổ.pdf"]


@pytest.mark.parametrize(
    ("code", "fact"),
    [
        (ENOSPC, DiskFull),
        (EDQUOT, DiskFull),
        (EACCES, FolderNotWritable),
        (EROFS, FolderNotWritable),
        (ENOENT, FolderMissing),
        (EIO, OSError),
    ],
)
def test_what_the_system_refuses_is_a_fact_and_leaves_nothing(tmp_path, monkeypatch, code, fact):
    target = tmp_path / "sổ.pdf"
    target.write_bytes(b"cu")

    def refusing(_handle):
        raise OSError(code, "refused")

    monkeypatch.setattr("os.fsync", refusing)
    with pytest.raises(fact):
        writing.write_whole(target, CONTENT)
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"cu"]


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "tệp").touch()
    for folder in (tmp_path / "tệp", tmp_path / "tệp" / "trong"):
        with pytest.raises(FolderMissing):
            writing.check_writable(folder)
    with pytest.raises(FolderMissing):
        writing.write_whole(tmp_path / "tệp" / "sổ.pdf", CONTENT)
