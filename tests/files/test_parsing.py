import sys
import tracemalloc
from pathlib import Path

import pytest

from commune_desk.domain.input_errors import NotJson
from commune_desk.domain.outside_errors import FileMissing, FileTooLarge, FileUnreadable
from commune_desk.files.parsing import (
    MOST_BYTES,
    json_object,
    print_of_file,
    read_json,
    read_text_file,
    read_toml,
)


def test_a_file_with_the_mark_that_windows_puts_first_is_read(tmp_path):
    path = tmp_path / "colours.json"
    path.write_text('{"name": "Đỏ"}', encoding="utf-8-sig")
    assert read_json(path) == {"name": "Đỏ"}
    path.write_text('name = "Đỏ"', encoding="utf-8-sig")
    assert read_toml(path) == {"name": "Đỏ"}
    assert read_text_file(path, "TOML") == 'name = "Đỏ"'


@pytest.mark.parametrize(
    ("content", "line"), [(b'{\n"a": 1,\n"b" 2}', 3), (b"[1]", 1), (b'{"a": "\xff"}', 0)]
)
def test_a_file_that_is_no_json_object_is_refused(tmp_path, content, line):
    path = tmp_path / "colours.json"
    path.write_bytes(content)
    with pytest.raises(NotJson) as refusal:
        read_json(path)
    assert (refusal.value.source, refusal.value.line) == ("colours.json", line)


@pytest.mark.parametrize(
    ("text", "line"), [("{", 7), ("[1]", 7), ('{"a":\n1', 8), ("[" * 100_000, 7), ("1" * 5000, 7)]
)
def test_a_text_that_begins_inside_a_file_is_told_with_its_line(text, line):
    with pytest.raises(NotJson) as refusal:
        json_object(text, "tháng.jsonl", 7)
    assert (refusal.value.source, refusal.value.line) == ("tháng.jsonl", line)


def test_half_a_letter_is_no_text():
    with pytest.raises(NotJson):
        json_object('{"a": "\\ud800"}', "x")


def test_a_file_that_is_not_there_is_said(tmp_path):
    for missing in (read_json, read_toml, lambda path: read_text_file(path, "JSON")):
        with pytest.raises(FileMissing):
            missing(tmp_path / "colours.json")


def test_what_is_no_text_is_said_with_what_it_should_be(tmp_path):
    (tmp_path / "ảnh").write_bytes(b"\x89PNG\xff")
    for path in (tmp_path, tmp_path / "ảnh"):
        with pytest.raises(FileUnreadable):
            read_text_file(path, "JSON")


READERS = (read_json, read_toml, lambda path: read_text_file(path, "JSON"))


@pytest.mark.parametrize("read", READERS)
def test_a_file_far_larger_than_its_kind_is_not_read(tmp_path, read):
    path = tmp_path / "phim.json"
    with path.open("wb") as file:
        file.truncate(20_000_000_000)  # takes no room on the disk
    tracemalloc.start()
    with pytest.raises(FileTooLarge) as refusal:
        read(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (refusal.value.path, refusal.value.most_mb) == (str(path), 16)
    assert most < 2 * MOST_BYTES + 1_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file")
def test_a_device_without_an_end_is_not_read_for_ever():
    with pytest.raises(FileTooLarge):
        read_text_file(Path("/dev/zero"), "JSON")


def test_toml_that_is_nested_without_end_is_refused(tmp_path):
    path = tmp_path / "office.toml"
    path.write_text("a = " + "[" * 100_000, encoding="utf-8")
    with pytest.raises(FileUnreadable):
        read_toml(path)


def test_lines_end_alike_whatever_system_wrote_them(tmp_path):
    path = tmp_path / "a.toml"
    path.write_bytes(b"a = 1\r\nb = 2\rc\n")
    assert read_text_file(path, "TOML") == "a = 1\nb = 2\nc\n"


def test_the_print_of_a_file_is_that_of_its_content(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"abc")  # https://csrc.nist.gov, the example of SHA-256
    said = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert print_of_file(path) == said
