"""Columns give back what was put in, and sets of bodies are sets."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assistant.corpus.columns import (
    EXACT,
    INEXACT,
    NOTHING,
    PART,
    Column,
    ColumnWriter,
    bodies_of,
    numbers_of,
    read_columns,
)
from assistant.corpus.connection import connect
from assistant.corpus.schema import prepare

MARKS = (NOTHING, EXACT, INEXACT, PART)
BODIES = st.integers(1, 300)
SETS = st.sets(BODIES)
PUTS = st.lists(
    st.tuples(
        BODIES,
        st.sampled_from(("a", "b")),
        st.integers(2020, 2023),
        st.sampled_from(MARKS),
        st.floats(allow_nan=False),
    ),
    max_size=40,
)


@given(PUTS, PUTS)
def test_what_was_put_last_is_read(first, later):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.sqlite3"
        with closing(connect(path, 1.0)) as connection:
            prepare(connection, path)
            connection.execute("INSERT INTO bodies (id, identity, name) VALUES (300, '', '')")
            put = {}
            for puts in (first, later):
                writer = ColumnWriter(connection)
                for body, key, year, mark, number in puts:
                    writer.put(body, key, year, mark, number)
                    put[key, year, body] = (mark, number)
                writer.flush()
            read = {
                (key, column.year, body): (column.marks[body], column.number(body))
                for key in "ab"
                for column in read_columns(connection, key, 2021, 2022)
                for body in numbers_of(column.having(EXACT, INEXACT, PART))
            }
    assert read == {
        at: value for at, value in put.items() if at[1] in {2021, 2022} and value[0] != NOTHING
    }


@given(SETS, SETS)
def test_sets_of_bodies(one, other):
    a, b = bodies_of(one), bodies_of(other)
    assert list(numbers_of(a)) == sorted(one)
    assert set(numbers_of(a | b)) == one | other
    assert set(numbers_of(a & b)) == one & other
    assert set(numbers_of(a & ~b)) == one - other
    assert a.bit_count() == len(one)


@given(SETS, SETS, SETS)
def test_numbers_of_some_bodies(having, asked, passing):
    marks = bytes(body in having for body in range(320))
    column = Column(year=2023, marks=marks, numbers=[body / 2 for body in sorted(having)])
    assert list(column.pick(bodies_of(asked))) == [body / 2 for body in sorted(asked & having)]
    flags = [body in passing for body in sorted(having)]
    assert dict(column.where(flags)) == {body: body / 2 for body in having & passing}
    assert all(column.number(body) == body / 2 for body in having)
    scaled = column.scaled(dict.fromkeys(asked, 4.0))
    assert [scaled.number(body) for body in sorted(asked & having)] == [
        body * 2 for body in sorted(asked & having)
    ]
