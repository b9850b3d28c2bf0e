import hashlib

from commune_desk.files import archive

CONTENT = b"%PDF-1.4 m\xe1\xba\xabu"


def test_a_paper_is_named_by_its_content_and_kept_once(tmp_path):
    first = archive.keep(tmp_path, CONTENT, ".pdf")
    written = first.stat().st_mtime_ns
    assert archive.keep(tmp_path, CONTENT, ".pdf") == first
    assert first.stat().st_mtime_ns == written
    assert first.stem == hashlib.sha256(CONTENT).hexdigest()


def test_the_archive_says_how_many_papers_it_holds(tmp_path):
    assert archive.size_of(tmp_path / "chưa có") == (0, 0)
    archive.keep(tmp_path, CONTENT, ".pdf")
    archive.keep(tmp_path, CONTENT + b"\n", ".pdf")
    assert archive.size_of(tmp_path) == (2, 2 * len(CONTENT) + 1)
