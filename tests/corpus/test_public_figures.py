"""The shipped table of public figures."""

from __future__ import annotations

from assistant.corpus.public_figures import load_public_figures


def test_every_line_is_read():
    figures = load_public_figures()
    assert len(figures) > 400
    assert all(f.body and f.key and f.title and 2000 < f.year < 2100 for f in figures)
    assert {f.level for f in figures} == {
        "province",
        "city",
        "county",
        "township",
        "department",
        "department_city",
        "department_province",
    }


def test_body_year_and_key_stand_once():
    figures = load_public_figures()
    assert len({(f.body, f.year, f.key) for f in figures}) == len(figures)


def test_changes_are_read():
    changes = [f.change for f in load_public_figures() if f.change]
    assert changes
    assert all(c.basis and c.direction in {"up", "down", "flat"} for c in changes)
