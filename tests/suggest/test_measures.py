"""The measures that the evaluation of the suggestions goes by, against answers counted by hand."""

from __future__ import annotations

import pytest

from benchmarks.measures import SEEN, Judged, judge, mean

GRADED = {"甲乙丙丁12件": 3, "戊己庚辛": 1}
ALL = Judged(hit_at_1=1.0, hit_at_5=1.0, mrr=1.0, ndcg_at_5=1.0)
NONE = Judged(hit_at_1=0.0, hit_at_5=0.0, mrr=0.0, ndcg_at_5=0.0)
OTHER = "子丑寅卯"


def test_best_answer_is_full_marks_whatever_figures_and_punctuation_it_has() -> None:
    assert judge(GRADED, ["甲乙，丙丁15件", "戊己庚辛。"]) == ALL


def test_passage_with_both_labels_is_all_there_is_to_find() -> None:
    assert judge(GRADED, ["甲乙丙丁件戊己庚辛"]) == ALL


def test_late_hit_counts_by_its_rank() -> None:
    late = judge(GRADED, [OTHER, OTHER, OTHER, "甲乙丙丁件"])
    assert (late.hit_at_1, late.hit_at_5, late.mrr) == (0.0, 1.0, 0.25)
    sixth = judge(GRADED, [OTHER] * 5 + ["甲乙丙丁件"])
    assert (sixth.hit_at_5, sixth.mrr, sixth.ndcg_at_5) == (0.0, pytest.approx(1 / 6), 0.0)


def test_lower_grade_first_costs() -> None:
    # (1/1 + 7/log2 3) / (7/1 + 1/log2 3)
    assert judge(GRADED, ["戊己庚辛", "甲乙丙丁件"]).ndcg_at_5 == pytest.approx(0.70980, abs=1e-5)


def test_same_words_again_earn_nothing() -> None:
    once = judge(GRADED, ["甲乙丙丁件"])
    assert judge(GRADED, ["甲乙丙丁件"] * 2) == once
    assert once.ndcg_at_5 == pytest.approx(7 / (7 + 0.63093), abs=1e-5)


def test_what_one_does_not_see_of_a_passage_does_not_count() -> None:
    assert judge(GRADED, ["无" * (SEEN - 4) + "甲乙丙丁件"]).mrr == 0.0
    assert judge(GRADED, ["无" * (SEEN - 5) + "甲乙丙丁件"]).mrr == 1.0
    assert judge(GRADED, [OTHER] * 10 + ["甲乙丙丁件"]) == NONE


def test_no_answer_is_worth_nothing_and_halves_the_mean() -> None:
    assert judge(GRADED, []) == NONE
    half = Judged(hit_at_1=0.5, hit_at_5=0.5, mrr=0.5, ndcg_at_5=0.5)
    assert mean([ALL, NONE]) == half
