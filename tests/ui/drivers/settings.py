"""The settings: each is found by its label, kept when it is left, refused beside itself."""

from typing import Any

from commune_desk.declared_setting import Setting
from commune_desk.settings import SETTINGS
from tests.ui.drivers.screen import Area


class Settings(Area):
    """The settings page."""

    def offered_settings(self) -> set[str]:
        """The names of the settings that the officer may change."""
        return {setting.name for setting in SETTINGS if self.has(setting.label)}

    def set(self, setting: Setting[Any], value: str | bool) -> None:
        """Type, choose or tick a value."""
        self.enter(setting.label, value)
