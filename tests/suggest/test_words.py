"""Words, pairs and the segmenter behind them."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.suggest.words import (
    fold,
    letters,
    marks,
    normalise,
    pair_terms,
    segment,
    word_terms,
)

LEFT_OUT = """
import sys
sys.modules["rjieba"] = None
import importlib.util
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "rjieba" else find(name, *rest)
from assistant.suggest.words import segment, segmenter
assert segmenter() == "jieba"
print("/".join(segment("依法行政工作取得新成效")))
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依法调解", ["依法", "调解"]),
        ("受理158件，办结", ["受理", "件", "办结"]),
        ("", []),
        ("，。——1234 \n", []),
    ],
)
def test_word_terms(text, expected):
    assert word_terms(text) == expected


@given(st.text(max_size=60))
def test_segments_are_the_text(text):
    assert "".join(segment(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("受理158件，办", ["受理", "理件", "件办"]), ("复", []), ("", []), ("12%", [])],
)
def test_pair_terms(text, expected):
    assert pair_terms(text) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("行政複議案件辦結率", "行政复议案件办结率"),
        ("受理１５８件（ＡＢＣ）", "受理158件(ABC)"),
        ("", ""),
    ],
)
def test_normalise(typed, expected):
    assert normalise(typed) == expected


def test_letters_are_lower_case_without_signs():
    assert letters("“ETC”发票 2,899 张_") == "etc发票张"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（ＰＰＰ）ETC，５％", "(ppp)etc,5%"),
        ("“放管服”《办法》①。", "“放管服”《办法》①。"),
        ("ΑΣ İ", "ας İ".replace("ς", "σ")),
    ],
)
def test_fold(text, expected):
    assert fold(text) == expected


@given(st.text())
def test_folding_keeps_the_length_and_folds_once(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理1,158件，办结12件。", "理1,158件，结12件。"),
        ("“ETC”发票 _", "“” _"),
        ("12345热线", "12345热"),
        ("建成1个5室", "成1个5室"),
        ("依法行政", ""),
    ],
)
def test_marks(text, expected):
    assert marks(text) == expected


@given(st.text("办结12，。a", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_marks_of_a_part_stand_in_those_of_the_whole(text, start, end):
    assert marks(text[start:end]) in marks(text)


@pytest.mark.skipif(os.name == "nt", reason="the console's encoding")
def test_jieba_stands_in_and_is_silent(tmp_path):
    """Without rjieba, with warnings as errors: the same words and nothing on stderr."""
    command = [sys.executable, "-W", "error", "-c", LEFT_OUT]
    environment = {**os.environ, "ASSISTANT_HOME": str(tmp_path), "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == "依法行政/工作/取得/新/成效"


@pytest.mark.parametrize("module", ["ranking", "word_search"])
def test_importing_loads_no_dictionary(module):
    code = f"import sys, assistant.suggest.{module}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    heavy = {"jieba", "rjieba", "opencc", "tantivy", "rapidfuzz"}
    assert not heavy & set(done.stdout.split())
