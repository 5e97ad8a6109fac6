"""Nearness in meaning, and the table it is read from."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.base.tables import read_table
from assistant.suggest.kinship import Meaning

MAKER = Path(__file__).parents[2] / "benchmarks" / "kinship_maker.py"


@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        ("办案的人手太少", "执法力量不足", "深化政务公开"),
        ("老百姓不懂法", "群众法治意识不强", "规范性文件备案审查"),
        ("官司输得多", "行政诉讼败诉率偏高", "开展应急演练"),
        ("把邻里吵架的事说和", "调处化解矛盾纠纷", "优化营商环境"),
    ],
)
def test_what_means_the_same_is_nearer(query, near, far):
    meaning = Meaning(query)
    assert meaning.nearness(Meaning(near)) > 0.1 + meaning.nearness(Meaning(far))


@given(one=st.text(max_size=30), other=st.text(max_size=30))
def test_any_texts_are_near_or_not(one, other):
    nearness = Meaning(one).nearness(Meaning(other))
    assert -1.001 < nearness < 1.001
    assert nearness == Meaning(other).nearness(Meaning(one))
    assert Meaning(one).nearness(Meaning("")) == 0.0


def test_order_and_repetition_play_no_part():
    assert Meaning("执法执法力量").nearness(Meaning("力量执法")) == pytest.approx(1.0)


def test_the_table_is_the_one_that_the_thesaurus_makes():
    spec = importlib.util.spec_from_file_location("kinship_maker", MAKER)
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    made, shipped = maker.make_rows(), read_table("kinship.csv")
    said = "run benchmarks/kinship_maker.py: what it is made from was changed"
    assert [character for character, _ in made] == [row["character"] for row in shipped], said
    kinships = [_kinships(axes for _, axes in made), _kinships(row["axes"] for row in shipped)]
    assert np.corrcoef(*kinships)[0, 1] > 0.99, said


def _kinships(axes):
    """Give the likeness of any two characters, which does not depend on how the axes are turned."""
    places = np.array([np.frombuffer(bytes.fromhex(row), dtype=np.int8) for row in axes], float)
    return (places @ places.T).ravel()
