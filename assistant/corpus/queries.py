"""The statements of the store, by the question they answer."""

from __future__ import annotations

_REPORT_COLUMNS = (
    *("path", "sample", "title", "body", "level", "province", "city", "county", "year", "kind"),
    *("published", "publisher", "inferred", "notes", "characters", "passages", "figures"),
    *("doubts", "is_reviewed", "is_corrected", "corrections"),
)
"""In the order of the values of a packed report."""
INSERT_REPORT = f"""
    INSERT INTO reports (fingerprint, revision, added, {", ".join(_REPORT_COLUMNS)})
    VALUES (?, ?, ?, {", ".join("?" * len(_REPORT_COLUMNS))})
"""
UPDATE_REPORT = f"""
    UPDATE reports SET fingerprint = ?, revision = ?,
        {", ".join(f"{column} = ?" for column in _REPORT_COLUMNS)}
    WHERE id = ?
"""
INSERT_TEXT = "INSERT OR REPLACE INTO texts VALUES (?, ?, ?)"
INSERT_MARK = "INSERT OR IGNORE INTO marks (report, mark) VALUES (?, ?)"
INSERT_SECTION = "INSERT INTO sections VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
INSERT_PASSAGE = """
    INSERT INTO passages (report, "start", "end", section, topic, text) VALUES (?, ?, ?, ?, ?, ?)
"""
INSERT_FIGURE = """
    INSERT INTO figures (
        report, indicator, "key", value, unit, qualifier,
        change_basis, change_direction, change_value, change_unit,
        kind, year, scope, "start", "end", note
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
INSERT_REMOVED = "INSERT OR REPLACE INTO removed VALUES (?, ?)"
DELETE_REPORT = "DELETE FROM reports WHERE id = ?"
DELETE_PARTS = tuple(
    f"DELETE FROM {table} WHERE report = ?"
    for table in ("marks", "sections", "passages", "figures")
)

NEXT_REVISION = "UPDATE state SET revision = revision + 1 RETURNING revision"
REVISION = "SELECT revision FROM state"
IDENTITY = "SELECT identity FROM state"
REMOVED_SINCE = "SELECT report FROM removed WHERE revision > ? ORDER BY revision"

FIND = "SELECT id FROM reports WHERE fingerprint = ?"
REPORT = "SELECT * FROM reports WHERE id = ?"
TEXT = "SELECT text FROM texts WHERE report = ?"
SOURCE = "SELECT text, source FROM texts WHERE report = ?"
ALIKE = """
    SELECT report, text FROM (
        SELECT report FROM marks WHERE mark IN (SELECT value FROM json_each(?))
        GROUP BY report HAVING count(*) >= ? ORDER BY count(*) DESC, report LIMIT ?
    ) JOIN texts USING (report)
"""
NAMING = """
    SELECT id FROM reports WHERE body LIKE ?1 ESCAPE '\\' OR title LIKE ?1 ESCAPE '\\' ORDER BY id
"""
LEVELS = "SELECT DISTINCT level FROM reports WHERE level IS NOT NULL ORDER BY level"
YEARS = "SELECT DISTINCT year FROM reports WHERE year IS NOT NULL ORDER BY year DESC"
PROVINCES = "SELECT DISTINCT province FROM reports WHERE province IS NOT NULL ORDER BY province"
SECTIONS = "SELECT * FROM sections WHERE report = ? ORDER BY position"
PASSAGES_OF_REPORT = "SELECT * FROM passages WHERE report = ? ORDER BY id"

_FIGURE_COLUMNS = """
    f.id, f.report, f.indicator, f."key", f.value, f.unit, f.qualifier,
    f.change_basis, f.change_direction, f.change_value, f.change_unit,
    f.kind AS figure_kind, f.year AS figure_year, f.scope, f."start", f."end", f.note
"""
FIGURES_OF_REPORT = f"SELECT {_FIGURE_COLUMNS} FROM figures f WHERE f.report = ? ORDER BY f.id"
FIGURES_WITHIN = f"""
    SELECT {_FIGURE_COLUMNS} FROM figures f
    WHERE f.report = ? AND f."start" >= ? AND f."end" <= ? ORDER BY f.id
"""
FIGURES_FOR_KEY = f"""
    SELECT {_FIGURE_COLUMNS}, r.sample, r.title, r.body, r.level, r.province, r.city, r.county,
        r.year, r.kind, r.published, r.publisher, r.inferred, t.text
    FROM figures f JOIN reports r ON r.id = f.report JOIN texts t ON t.report = f.report
    WHERE f."key" = ? ORDER BY f.id
"""

REPORTS = """
    SELECT r.id, r.path, r.sample, r.title, r.body, r.level, r.province, r.city, r.county, r.year,
        r.kind, r.published, r.publisher, r.inferred, r.characters, r.passages, r.figures,
        r.doubts, r.is_reviewed, r.is_corrected, r.added
    FROM reports r ORDER BY r.id
"""
STATS = """
    SELECT count(*) AS reports, coalesce(sum(sample), 0) AS samples,
        count(DISTINCT body) AS bodies, coalesce(sum(characters), 0) AS characters,
        coalesce(sum(passages), 0) AS passages, coalesce(sum(figures), 0) AS figures
    FROM reports
"""

_PASSAGES = """
    SELECT p.id, p.report, p.text, p.topic, s.role, s.shown_heading AS section,
        r.level, r.province, r.body, r.year, p."start", p."end"
    FROM passages p
    JOIN reports r ON r.id = p.report
    LEFT JOIN sections s ON s.report = p.report AND s.position = p.section
"""
PASSAGES = f"{_PASSAGES} WHERE r.revision > ? AND r.revision <= ? ORDER BY p.id"
PASSAGES_BY_ID = f"{_PASSAGES} WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id"
