from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.base.tables import read_table
from assistant.figures.keys import Rules, Words, build_rules, load_rules
from assistant.figures.rule_index import plain_words
from assistant.figures.units import group_of, load_units

ROWS = read_table("indicator_rules.csv")
COLUMNS = tuple(ROWS[0])
UNITS = sorted(load_units())

# what a cell may be written with, from plain words to any regular expression
CELLS = (
    "受理",
    "收|审",
    "法律…进",
    "率(?!先)|比",
    "(?<!被)申请(?!人)|收到",
    "^(?=.{0,4}$)",
    "服务(?:站|点)|窗口",
    "[复诉]讼?",
    "案?件",
    "受理 复议|诉讼",
    "案? 复议",
    "复 |诉",
    "a.c",
    r"\w\d",
)
SHIPPED_WORDS = st.sampled_from(
    sorted(
        {
            word.replace("…", "的一些")
            for row in ROWS
            for column in ("own", "act", "topic", "never")
            for word in re.findall(r"[\w…]+", row[column])
        }
    )
)
# words that fit those cells, or nearly
WORDS = st.sampled_from(
    ("受理", "收", "收到", "审", "法律再进", "率", "率先", "比", "申请", "被申请", "服务站", "窗口")
).flatmap(lambda word: st.sampled_from((word, "复", "诉讼", "诉", "案件", "件", "abc", "三3")))
KEYS_BEFORE = st.sets(st.sampled_from(sorted({row["key"] for row in ROWS})), max_size=2)


@st.composite
def said(draw: st.DrawFn, words: st.SearchStrategy[str]) -> Words:
    clauses = st.lists(st.one_of(words, st.text(max_size=2)), max_size=3).map("".join)
    own = f"{draw(clauses)}#{draw(clauses)}"
    act = draw(st.one_of(st.just(own), st.just(""), clauses))
    topic = draw(st.one_of(st.just(own), st.just(""), clauses))
    return Words(own, act, topic, f"{draw(clauses)}{own}", frozenset(draw(KEYS_BEFORE)))


def fitting(rules: Rules, words: Words, unit: str) -> set[int]:
    """The rules that fit, each tried."""
    units = {unit, group_of(unit)}
    return {
        number
        for number, rule in enumerate(rules.rules)
        if (not rule.units or rule.units & units) and rule.weight(words)
    }


def offered(rules: Rules, words: Words, unit: str) -> set[int]:
    units = (unit, group_of(unit))
    return set(rules.index.may_fit(words.own, words.act, words.topic, units))


@given(said(SHIPPED_WORDS), st.sampled_from(UNITS))
def test_no_shipped_rule_that_fits_is_left_out(words: Words, unit: str) -> None:
    rules = load_rules()
    assert fitting(rules, words, unit) <= offered(rules, words, unit)


def row(cells: dict[str, str], units: str) -> dict[str, str]:
    return dict.fromkeys(COLUMNS, "") | {"key": "review.received", "units": units} | cells


ASKED = st.dictionaries(
    st.sampled_from(("own", "act", "topic")), st.sampled_from(CELLS), min_size=1, max_size=2
)


@settings(max_examples=150)
@given(
    st.lists(
        st.builds(row, ASKED, st.sampled_from(("", "case", "人|件"))), min_size=4, max_size=12
    ),
    said(WORDS),
    st.sampled_from(("件", "人")),
)
def test_no_rule_of_any_file_is_left_out(
    rows: list[dict[str, str]], words: Words, unit: str
) -> None:
    rules = build_rules(rows)
    assert fitting(rules, words, unit) <= offered(rules, words, unit)


@given(said(SHIPPED_WORDS), st.sampled_from(UNITS))
def test_the_key_is_that_of_the_heaviest_rule_of_all(words: Words, unit: str) -> None:
    rules = load_rules()
    weights = [
        (rules.rules[at].weight(words), rules.rules[at].key) for at in fitting(rules, words, unit)
    ]
    if not weights:
        return
    top = max(weights)[0]
    keys = {key for weight, key in weights if weight == top}
    expected = keys.pop() if len(keys) == 1 else "-"
    assert (rules.find_key(words, unit) or "-") == expected


def test_few_rules_are_offered() -> None:
    words = Words("受理#", "受理#", "收到行政复议申请#", "", frozenset())
    found = offered(load_rules(), words, "件")
    assert len(found) < len(load_rules().rules) / 10
    assert {load_rules().rules[at].key for at in found} >= {"review.accepted"}


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("", ()),
        ("受理", ("受理",)),
        ("受理|审结", ("受理", "审结")),
        ("法律…进|率(?!先)", ("法律…进", "率")),
        ("(?<!被)申请(?!人)", ("申请",)),
        ("受理|案件?", ()),
        ("服务(?:站|点)", ()),
        ("^(?=.{0,11}$)", ()),
        ("受理|", ()),
        ("(?!受理)审结", ()),
        ("…受理", ()),
    ],
)
def test_words_of_a_cell(cell: str, words: tuple[str, ...]) -> None:
    assert plain_words(cell) == words
