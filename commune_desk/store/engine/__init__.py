"""SQLite and PostgreSQL: their connections, their errors as facts, their keys and programs.

Both engines answer to the same names (`write`, `still`, `is_sound` …), so that the rest of the
package need not ask which one it has; where a statement differs, it is chosen by `engine_name`.
"""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:  # whoever imports this package for its name alone needs neither driver
    from commune_desk.store.engine.postgres import PostgresEngine
    from commune_desk.store.engine.sqlite import SqliteEngine

Engine: TypeAlias = "SqliteEngine | PostgresEngine"
