"""The statements of the store, by the question they answer."""

from __future__ import annotations

INSERT_REPORT = """
    INSERT INTO reports (
        fingerprint, revision, path, sample, title, body, level, province, city, county, year,
        kind, inferred, notes, characters, text
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
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
INSERT_REMOVED = "INSERT INTO removed VALUES (?, ?)"
DELETE_REPORT = "DELETE FROM reports WHERE id = ?"

NEXT_REVISION = "UPDATE state SET revision = revision + 1 RETURNING revision"
REVISION = "SELECT revision FROM state"
IDENTITY = "SELECT identity FROM state"
REMOVED_SINCE = "SELECT report FROM removed WHERE revision > ? ORDER BY revision"

FIND = "SELECT id FROM reports WHERE fingerprint = ?"
REPORT = "SELECT * FROM reports WHERE id = ?"
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
        r.year, r.kind, r.inferred, r.text
    FROM figures f JOIN reports r ON r.id = f.report
    WHERE f."key" = ? ORDER BY f.id
"""

REPORTS = """
    SELECT r.id, r.path, r.sample, r.title, r.body, r.level, r.province, r.city, r.county, r.year,
        r.kind, r.inferred, r.characters,
        (SELECT count(*) FROM passages p WHERE p.report = r.id) AS passages,
        (SELECT count(*) FROM figures f WHERE f.report = r.id) AS figures
    FROM reports r ORDER BY r.id
"""
STATS = """
    SELECT count(*) AS reports, coalesce(sum(sample), 0) AS samples,
        count(DISTINCT body) AS bodies, coalesce(sum(characters), 0) AS characters,
        (SELECT count(*) FROM passages) AS passages, (SELECT count(*) FROM figures) AS figures
    FROM reports
"""

_PASSAGES = """
    SELECT p.id, p.report, p.text, p.topic, s.role, s.shown_heading AS section,
        r.level, r.body, r.year, p."start", p."end"
    FROM passages p
    JOIN reports r ON r.id = p.report
    LEFT JOIN sections s ON s.report = p.report AND s.position = p.section
"""
PASSAGES = f"{_PASSAGES} WHERE r.revision > ? AND r.revision <= ? ORDER BY p.id"
PASSAGES_BY_ID = f"{_PASSAGES} WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id"


def passages_with(words: int) -> str:
    """Return the search for passages that hold every one of so many words.

    A word may stand in the passage itself, in the heading above it, or in the name or title of
    its report; ``LIKE`` reads 100,000 passages in some 60 ms, and Chinese words of two characters
    are too short for SQLite's trigram index.
    """
    places = ("p.text", "s.shown_heading", "r.body", "r.title")
    held = " AND ".join(
        "(" + " OR ".join(f"{place} LIKE ?{number} ESCAPE '\\'" for place in places) + ")"
        for number in range(1, words + 1)
    )
    return f"{_PASSAGES} WHERE {held} ORDER BY r.year DESC, p.id LIMIT ?{words + 1}"
