"""What peewee's models have no word for, in the words of each engine."""

from commune_desk.store.engine.name import EngineName
from commune_desk.store.tables.sealed import SEALED

BESIDE_TABLES = {
    EngineName.SQLITE: (
        # Words by their beginnings, in the order of the rows' keys; the texts stay in their tables.
        # The words of a filing begin with the three signs of a list (see `search_words.py`).
        """CREATE VIRTUAL TABLE filing_index USING fts5(
            words, content='filing', content_rowid='dossier_id',
            detail=none, columnsize=0, prefix='4 5 6 7 8 9', tokenize=ascii)""",
        """CREATE VIRTUAL TABLE citizen_index USING fts5(
            name_folded, content='citizen', content_rowid='id',
            detail=none, columnsize=0, prefix='1 2 3 4 5 6', tokenize=ascii)""",
        # Both may get another name.
        """CREATE TRIGGER filing_indexed AFTER INSERT ON filing BEGIN
            INSERT INTO filing_index(rowid, words) VALUES (new.dossier_id, new.words); END""",
        """CREATE TRIGGER filing_renamed AFTER UPDATE OF words ON filing
            WHEN old.words <> new.words BEGIN
            INSERT INTO filing_index(filing_index, rowid, words)
                VALUES ('delete', old.dossier_id, old.words);
            INSERT INTO filing_index(rowid, words) VALUES (new.dossier_id, new.words); END""",
        """CREATE TRIGGER citizen_indexed AFTER INSERT ON citizen BEGIN
            INSERT INTO citizen_index(rowid, name_folded) VALUES (new.id, new.name_folded); END""",
        """CREATE TRIGGER citizen_renamed AFTER UPDATE OF name_folded ON citizen
            WHEN old.name_folded <> new.name_folded BEGIN
            INSERT INTO citizen_index(citizen_index, rowid, name_folded)
                VALUES ('delete', old.id, old.name_folded);
            INSERT INTO citizen_index(rowid, name_folded) VALUES (new.id, new.name_folded); END""",
        # The history is appended to; whoever has the key and no respect breaks its chain of hashes.
        """CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event BEGIN
            SELECT RAISE(ABORT, 'the history is appended to, never changed'); END""",
        """CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event BEGIN
            SELECT RAISE(ABORT, 'the history is appended to, never changed'); END""",
        # So are closed periods: what was signed stays.
        *(
            f"""CREATE TRIGGER {table}_is_not_{what}d BEFORE {verb} ON {table} BEGIN
            SELECT RAISE(ABORT, 'a closed period is never changed'); END"""
            for table in ("closed_period", "closed_file")
            for what, verb in (("change", "UPDATE"), ("delete", "DELETE"))
        ),
        # Which rows a transaction touched, for the event at its end (see `sealed.py`).
        """CREATE TABLE touched (office_id INTEGER NOT NULL, name TEXT NOT NULL,
            key INTEGER NOT NULL)""",
        *(
            f"""CREATE TRIGGER {table.name}_touched_by_{verb} AFTER {verb} ON {table.name} BEGIN
            INSERT INTO touched VALUES ({row}.office_id, '{table.name}', {row}.{table.key}); END"""
            for table in SEALED
            for verb, row in (("insert", "new"), ("update", "new"), ("delete", "old"))
        ),
    ),
    EngineName.POSTGRES: (
        # The server brings an index on an expression up to date by itself.
        """CREATE INDEX filing_index ON filing
            USING gin (array_to_tsvector(string_to_array(btrim(words), ' ')))""",
        """CREATE INDEX citizen_index ON citizen
            USING gin (array_to_tsvector(string_to_array(btrim(name_folded), ' ')))""",
        """CREATE FUNCTION event_is_not_changed() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE 'the history is appended to, never changed'; END $$""",
        """CREATE TRIGGER event_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON event
            EXECUTE FUNCTION event_is_not_changed()""",
        """CREATE FUNCTION closed_is_not_changed() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE 'a closed period is never changed'; END $$""",
        *(
            f"""CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
            EXECUTE FUNCTION closed_is_not_changed()"""
            for table in ("closed_period", "closed_file")
        ),
        """CREATE TABLE touched (office_id BIGINT NOT NULL, name TEXT NOT NULL,
            key BIGINT NOT NULL)""",
        *(
            f"""CREATE FUNCTION touched_by_{key}() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN IF TG_OP = 'DELETE' THEN
            INSERT INTO touched VALUES (old.office_id, TG_TABLE_NAME, old.{key});
            ELSE INSERT INTO touched VALUES (new.office_id, TG_TABLE_NAME, new.{key}); END IF;
            RETURN NULL; END $$"""
            for key in ("id", "dossier_id")
        ),
        *(
            f"""CREATE TRIGGER {table.name}_touched AFTER INSERT OR UPDATE OR DELETE ON {table.name}
            FOR EACH ROW EXECUTE FUNCTION touched_by_{table.key}()"""
            for table in SEALED
        ),
    ),
}
"""The word indexes, by which names are found, the guards of the history, and its rows."""
