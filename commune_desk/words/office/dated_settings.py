"""Settings that hold from a day on: what held, what holds, what will."""

from datetime import date
from typing import Any

from commune_desk.declared_setting import Setting
from commune_desk.domain.vietnamese import format_date
from commune_desk.setting_values import SettingValues

SINCE = "Áp dụng từ ngày"
SINCE_ADVICE = (
    "Hồ sơ đã xong, kỳ đã qua trước ngày này giữ nguyên cách tính cũ. Nên chọn ngày đầu của một kỳ "
    "báo cáo."
)


def value_words(setting: Setting[Any], value: object) -> str:
    """A value as people read it: a choice by its words."""
    return setting.choices.get(str(value), str(value))


def schedule(setting: Setting[Any], values: SettingValues) -> str:
    """The values of a dated setting with the days from which they hold; empty without a change.

    >>> from commune_desk.settings import TIMELINESS_RULE
    >>> december = TIMELINESS_RULE.from_day(date(2026, 12, 1))
    >>> schedule(TIMELINESS_RULE, SettingValues().with_value(december, "by_minute"))
    'Cách tính trước hạn, đúng hạn, quá hạn: Theo ngày; từ 01/12/2026: Theo phút.'
    """
    changes = values.changes_of(setting)
    if not changes:
        return ""
    later = (f"từ {format_date(day)}: {value_words(setting, value)}" for day, value in changes)
    return f"{setting.label}: {'; '.join((value_words(setting, values[setting]), *later))}."


def kept_since(setting: Setting[Any], value: object, since: date) -> str:
    """That a change was kept, and from when it holds."""
    words = value_words(setting, value)
    return f"Đã lưu: {setting.label}, từ {format_date(since)}: {words}"
