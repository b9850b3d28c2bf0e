import logging
from logging.handlers import RotatingFileHandler

import pytest

from commune_desk import log
from commune_desk.domain.outside_errors import FolderNotWritable
from commune_desk.paths import LOG_FILE


@pytest.fixture
def written(tmp_path, caplog):
    """Set the log up and return a function that reads what it holds."""
    root = logging.getLogger()
    level = root.level
    handler = log.set_up(tmp_path / "logs")
    yield lambda: (tmp_path / "logs" / LOG_FILE).read_text("utf-8")
    log.close(handler)
    root.setLevel(level)
    caplog.clear()


def test_a_line_is_written_with_its_time_and_level(written):
    logging.getLogger("commune_desk").info("Mở cơ sở dữ liệu")
    assert "INFO commune_desk: Mở cơ sở dữ liệu" in written()


@pytest.mark.parametrize("number", ["087096610926", "341632473", "0923 993 287", "0923.993.287"])
def test_a_number_that_could_name_a_person_is_masked(written, number):
    logging.getLogger("commune_desk").info("thẻ %s, hồ sơ H20.28-261002-0001", number)
    assert number not in written()
    assert "H20.28-261002-0001" in written()


def test_of_an_error_its_kind_and_place_are_kept_but_not_its_values(written):
    person = "Bùi Thanh Toàn"
    try:
        raise KeyError(person)
    except KeyError:
        logging.getLogger("commune_desk").exception("không mở được trang")
    assert person not in written()
    assert "KeyError: '…'" in written()
    assert "test_log.py" in written()


def test_what_led_to_an_error_is_told_without_its_values(written):
    try:
        try:
            raise ValueError("Key (full_name)=(Bùi Toàn) already exists")
        except ValueError as cause:
            raise RuntimeError("không lưu được") from cause
    except RuntimeError:
        logging.getLogger("commune_desk").exception("hỏng")
    assert "ValueError: Key (…)=(…) already exists" in written()


def test_an_error_that_is_its_own_cause_is_told_once(written):
    own = OSError(5, "Input/output error")
    own.__cause__ = own
    logging.getLogger("commune_desk").error("hỏng", exc_info=own)
    assert written().count("OSError") == 1


def test_errors_that_lead_to_each_other_are_told_once_each(written):
    first, second = ValueError("một"), KeyError("hai")
    first.__cause__, second.__cause__ = second, first
    logging.getLogger("commune_desk").error("hỏng", exc_info=first)
    assert (written().count("ValueError"), written().count("KeyError")) == (1, 1)


def test_a_log_that_cannot_be_written_stops_nobody(written, monkeypatch, capsys):
    def full(*_):
        raise OSError(28, "No space left on device")

    handlers = logging.getLogger().handlers
    ours = next(handler for handler in handlers if isinstance(handler, RotatingFileHandler))
    monkeypatch.setattr(ours, "shouldRollover", full)
    logging.getLogger("commune_desk").warning("đĩa đầy")
    assert capsys.readouterr() == ("", "")


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "tệp").touch()
    with pytest.raises(FolderNotWritable):
        log.set_up(tmp_path / "tệp" / "logs")
