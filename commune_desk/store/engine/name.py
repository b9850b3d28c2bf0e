"""The engines by name: whatever differs between them is chosen by it."""

from enum import StrEnum


class EngineName(StrEnum):
    """An engine that can keep the office's database."""

    SQLITE = "sqlite"
    POSTGRES = "postgres"
