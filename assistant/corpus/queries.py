"""The statements of the store, by the question they answer."""

from __future__ import annotations

from assistant.corpus.sentence import REACH

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
PASSAGE_TEXTS = "SELECT p.id, p.text FROM json_each(?) j JOIN passages p ON p.id = j.value"
PASSAGES_OF_REPORT = "SELECT * FROM passages WHERE report = ? ORDER BY id"
TOPICS = """
    SELECT DISTINCT r.id AS report, p.topic FROM (
        SELECT id FROM reports
        WHERE (?1 IS NULL OR level = ?1) AND (?2 IS NULL OR substr(body, -length(?2)) = ?2)
        ORDER BY year DESC, id DESC LIMIT ?3
    ) r LEFT JOIN passages p ON p.report = r.id
"""

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
        r.level, r.province, r.body, r.year, r.sample, p."start", p."end"
    FROM passages p
    JOIN reports r ON r.id = p.report
    LEFT JOIN sections s ON s.report = p.report AND s.position = p.section
"""
PASSAGES = f"{_PASSAGES} WHERE r.revision > ? AND r.revision <= ? ORDER BY p.id"
PASSAGES_BY_ID = f"{_PASSAGES} WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id"

PEER = "SELECT peer FROM reports WHERE id = ?"
SET_PEER = "UPDATE reports SET peer = ? WHERE id = ?"
REPORTS_OF_BODIES = "SELECT * FROM reports WHERE body IS NOT NULL AND NOT sample ORDER BY id"
FIRST_FIGURE = "SELECT min(id) FROM figures WHERE report = ?"
EDITIONS = "SELECT rules, public FROM state"
SET_EDITIONS = "UPDATE state SET rules = ?, public = ?"

BODY_NUMBER = "SELECT id FROM bodies WHERE identity = ?"
BODY_NUMBERS = "SELECT id FROM bodies"
INSERT_BODY = "INSERT INTO bodies (identity, name) VALUES (?, '')"
UPDATE_BODY = "UPDATE bodies SET name = ?, level = ?, province = ?, city = ? WHERE id = ?"
DELETE_BODY = "DELETE FROM bodies WHERE id = ?"
LATEST_OF_BODY = """
    SELECT report, figure FROM reported WHERE body = ? AND "key" = 'report'
    ORDER BY year DESC, rank, report DESC LIMIT 1
"""

EMPTY_REPORTED = (
    "DELETE FROM reported",
    "DELETE FROM columns",
    "DELETE FROM bodies",
    "UPDATE reports SET peer = NULL",
)
INSERT_REPORTED = """
    INSERT INTO reported (body, report, "key", year, rank, value, is_exact, figure, whole)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
DELETE_REPORTED = """
    DELETE FROM reported WHERE body = ? AND report = ? RETURNING "key", year
"""
DELETE_PUBLIC = """DELETE FROM reported WHERE report < 0 RETURNING body, "key", year"""
STANDING = """
    SELECT "key", year, rank, value, is_exact FROM reported
    WHERE body = ? ORDER BY "key", year, rank, report
"""

BLOCKS = "SELECT coalesce(max(id), 0) / ? + 1 FROM bodies"
COLUMNS = """
    SELECT year, block, marks, numbers FROM columns
    WHERE "key" = ? AND year BETWEEN ? AND ? ORDER BY year DESC
"""
BLOCK = """
    SELECT marks, numbers FROM columns WHERE "key" = ? AND year = ? AND block = ?
"""
WRITE_BLOCK = """
    INSERT INTO columns VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET marks = excluded.marks, numbers = excluded.numbers
"""
DELETE_BLOCK = """DELETE FROM columns WHERE "key" = ? AND year = ? AND block = ?"""

_BODIES = "SELECT id, identity, name, level, province, city FROM bodies"
BODIES = f"{_BODIES} ORDER BY name, id"
BODIES_BY_NUMBER = f"{_BODIES} WHERE id IN (SELECT value FROM json_each(?))"
BODIES_BY_IDENTITY = """
    SELECT identity, id FROM bodies WHERE identity IN (SELECT value FROM json_each(?))
"""
BODIES_OF_PROVINCE = "SELECT id FROM bodies WHERE province >= ?1 AND province < ?1 || char(1114111)"
PUBLISHED = """
    SELECT DISTINCT b.id, v.year FROM bodies b JOIN reported v ON v.body = b.id
    WHERE v."key" = 'report' AND v.year > 0
"""
VALUES = f"""
    SELECT v.body, v.year, v.rank, v.report, v.value, v.is_exact, v.figure, v.whole, r.title,
        f.value AS counted, f.unit, f.qualifier, f."start", f."end",
        f.change_basis, f.change_direction, f.change_value, f.change_unit,
        w.value AS whole_value, w.unit AS whole_unit,
        substr(t.text, max(f."start" - {REACH}, 0) + 1, f."end" - f."start" + 2 * {REACH}) AS around
    FROM json_each(?) j
    CROSS JOIN reported v ON v.body = json_extract(j.value, '$[0]')
        AND v."key" = ? AND v.year = json_extract(j.value, '$[1]')
    LEFT JOIN reports r ON r.id = v.report
    LEFT JOIN figures f ON f.id = v.figure AND v.report > 0
    LEFT JOIN figures w ON w.id = v.whole AND v.report > 0
    LEFT JOIN texts t ON t.report = v.report
"""
REPORTS_OF_YEARS = """
    SELECT min(v.report) AS report, v.year, b.id, b.identity, b.name, b.level, b.province, b.city
    FROM json_each(?) j
    CROSS JOIN reported v ON v.body = json_extract(j.value, '$[0]')
        AND v."key" = 'report' AND v.year = json_extract(j.value, '$[1]') AND v.report > 0
    CROSS JOIN bodies b ON b.id = v.body
    GROUP BY j.key
"""
