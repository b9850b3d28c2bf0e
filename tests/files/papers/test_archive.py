"""Papers are kept once, sealed; what an earlier version kept plain is read, and taken over."""

import hashlib

import pytest

from commune_desk.domain.outside_errors import FileMissing, PaperUnreadable
from commune_desk.files.papers import archive

CONTENT = b"%PDF-1.4 m\xe1\xba\xabu"
KEY, FORMER, FOREIGN = b"k" * 32, b"f" * 32, b"?" * 32


def keep_plain(folder, content=CONTENT):
    """Keep a paper as earlier versions did."""
    digest = hashlib.sha256(content).hexdigest()
    target = folder / digest[:2] / f"{digest}.pdf"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return target


def take_over(folder):
    return len([*archive.take_over(folder, KEY, {archive.number_of(FORMER): FORMER})])


def test_a_paper_is_named_by_its_content_and_kept_once(tmp_path):
    name = archive.keep(tmp_path, CONTENT, ".pdf", key=KEY)
    [kept] = [one for one in tmp_path.rglob("*") if one.is_file()]
    written = kept.stat().st_mtime_ns
    assert archive.keep(tmp_path, CONTENT, ".pdf", key=KEY) == name
    assert kept.stat().st_mtime_ns == written
    assert name == f"{hashlib.sha256(CONTENT).hexdigest()}.pdf"
    assert archive.read(tmp_path, name, [KEY]) == CONTENT


def test_nothing_of_a_paper_can_be_read_without_the_key(tmp_path):
    name = archive.keep(tmp_path, CONTENT, ".pdf", key=KEY)
    [kept] = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert CONTENT[:5] not in kept.read_bytes()
    with pytest.raises(PaperUnreadable):
        archive.read(tmp_path, name, [FOREIGN])


def test_a_paper_that_was_altered_or_is_not_there_is_said(tmp_path):
    name = archive.keep(tmp_path, CONTENT, ".pdf", key=KEY)
    kept = archive.place_of(tmp_path, name, KEY)
    kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    with pytest.raises(PaperUnreadable):
        archive.read(tmp_path, name, [KEY])
    with pytest.raises(FileMissing):
        archive.read(tmp_path, name.replace(name[:2], "zz"), [KEY])


def test_the_archive_says_how_many_papers_it_holds(tmp_path):
    assert archive.size_of(tmp_path / "chưa có") == (0, 0)
    archive.keep(tmp_path, CONTENT, ".pdf", key=KEY)
    keep_plain(tmp_path, CONTENT + b"\n")
    count, size = archive.size_of(tmp_path)
    assert count == 2
    assert size > 2 * len(CONTENT)


def test_plain_papers_and_those_of_a_former_key_are_taken_over(tmp_path):
    plain = keep_plain(tmp_path)
    former = archive.keep(tmp_path, CONTENT + b"2", ".pdf", key=FORMER)
    foreign = archive.keep(tmp_path, CONTENT + b"3", ".pdf", key=FOREIGN)
    assert not archive.is_taken_over(tmp_path, KEY)
    assert archive.read(tmp_path, plain.name, [KEY]) == CONTENT
    assert take_over(tmp_path) == 2
    assert not plain.parent.exists()
    assert archive.read(tmp_path, plain.name, [KEY]) == CONTENT
    assert archive.read(tmp_path, former, [KEY]) == CONTENT + b"2"
    assert archive.place_of(tmp_path, foreign, FOREIGN).exists()  # nobody here opens it
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(
        archive.number_of(key) for key in (KEY, FOREIGN)
    )


def test_what_is_all_sealed_is_not_walked_again(tmp_path):
    keep_plain(tmp_path)
    take_over(tmp_path)
    assert archive.is_taken_over(tmp_path, KEY)
    assert take_over(tmp_path) == 0


def test_a_paper_that_was_sealed_but_not_taken_away_is_not_left_plain(tmp_path):
    plain = keep_plain(tmp_path)
    archive.keep(tmp_path, CONTENT, ".pdf", key=KEY)
    assert take_over(tmp_path) == 1
    assert not plain.exists()


def test_a_sealed_paper_that_is_damaged_takes_no_plain_one_away(tmp_path):
    plain = keep_plain(tmp_path)
    name = archive.keep(tmp_path, CONTENT, ".pdf", key=KEY)
    archive.place_of(tmp_path, name, KEY).write_bytes(b"?")
    take_over(tmp_path)
    assert not plain.exists()
    assert archive.read(tmp_path, name, [KEY]) == CONTENT


def test_what_is_no_paper_of_ours_stays(tmp_path):
    note = tmp_path / "ab" / "ghi chú.txt"
    note.parent.mkdir()
    note.write_text("của cán bộ", "utf-8")
    take_over(tmp_path)
    assert note.exists()
