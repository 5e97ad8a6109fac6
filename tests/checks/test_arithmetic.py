from __future__ import annotations

import pytest

from assistant.checks.arithmetic import find_wrong_sums
from assistant.draft.parts import SheetRow
from tests.checks.build import change, figure, make_context, make_draft, seen


def rate_context(text, *figures):
    """A context whose figures are given as (words, key) or (words, key, facts)."""
    made = [
        figure(text, words, key=key, **(facts[0] if facts else {}))
        for words, key, *facts in figures
    ]
    return make_context(text, figures=made)


MEDIATION = "受理矛盾纠纷4211件，调解成功4198件，调解成功率{}。"


@pytest.mark.parametrize(
    ("rate", "facts", "expected"),
    [
        ("99.69%", {}, []),
        ("99.7%", {}, []),
        ("100%", {"qualifier": "about"}, []),
        ("99%", {"qualifier": "over"}, []),
        ("99.9%", {"qualifier": "under"}, []),
        ("99.6%", {}, [("warning", "99.6%", "99.7%")]),
        ("99%", {}, [("warning", "99%", "100%")]),
        ("100%", {}, []),
        ("100.0%", {}, [("error", "100.0%", None)]),
        ("98.5%", {}, [("error", "98.5%", None)]),
        ("99.8%", {"qualifier": "over"}, [("error", "99.8%", None)]),
        ("99.5%", {"qualifier": "under"}, [("error", "99.5%", None)]),
        ("95%", {"qualifier": "about"}, [("error", "95%", None)]),
        ("98.5%", {"kind": "target"}, []),
        ("98.5%", {"year": 2024}, []),
    ],
)
@pytest.mark.parametrize("keyed", [True, False])
def test_a_rate_follows_from_the_counts_beside_it(rate, facts, expected, keyed):
    text = MEDIATION.format(rate)
    keys = ("dispute.accepted", "dispute.succeeded", "dispute.success_rate")
    accepted, succeeded, success_rate = keys if keyed else (None, None, None)
    context = rate_context(
        text, ("4211件", accepted), ("4198件", succeeded), (rate, success_rate, facts)
    )
    assert seen(find_wrong_sums, context) == expected


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # another base than the one named may be meant
        (
            "新收案件262件，结案291件，败诉31件，败诉率10.65%。",
            [
                ("262件", "litigation.received"),
                ("291件", "litigation.closed"),
                ("31件", "litigation.lost"),
                ("10.65%", "litigation.loss_rate"),
            ],
        ),
        # of something the counts do not tell
        ("受理26件，办结15件，按期办结率100%。", [("26件", None), ("15件", None), ("100%", None)]),
        ("收案26件，应诉15件，出庭应诉率100%。", [("26件", None), ("15件", None), ("100%", None)]),
        # no counts beside it
        ("群众满意率98%。", [("98%", None)]),
        ("参加考试688人，参考率100%。", [("688人", None), ("100%", None)]),
        # another sentence
        ("受理26件，办结15件。办结率100%。", [("26件", None), ("15件", None), ("100%", None)]),
        # other measure words
        ("走访26家，办结15件，办结率100%。", [("26家", None), ("15件", None), ("100%", None)]),
    ],
)
def test_rates_with_another_base_are_no_findings(text, figures):
    assert seen(find_wrong_sums, rate_context(text, *figures)) == []


def test_all_done_with_open_cases():
    text = "受理复议案件26件，办结15件，办结率100%。"
    context = rate_context(text, ("26件", None), ("15件", None), ("100%", None))
    assert seen(find_wrong_sums, context) == [("error", "100%", None)]


def test_a_stem_that_no_count_has():
    text = "受理26件，讲座15件，办结率90%。"
    context = rate_context(text, ("26件", None), ("15件", None), ("90%", None))
    assert seen(find_wrong_sums, context) == []
    text = "受理26件，其中办结15件，办结率90%。"
    context = rate_context(text, ("26件", None), ("15件", None), ("90%", None))
    assert seen(find_wrong_sums, context) == []


def test_the_stem_may_follow_its_count():
    text = "组织考试，265人参加，238人通过，通过率88.81%。"
    context = rate_context(text, ("265人", None), ("238人", None), ("88.81%", None))
    assert seen(find_wrong_sums, context) == [("error", "88.81%", None)]


def test_a_rate_with_several_bases_is_only_suspected():
    text = "收到申请40件，受理30件，办结15件，办结率80%。"
    context = rate_context(text, ("40件", None), ("30件", None), ("15件", None), ("80%", None))
    assert seen(find_wrong_sums, context) == [("warning", "80%", None)]


def test_a_sentence_that_is_a_table_is_left_alone():
    text = "、".join(f"{number}件" for number in range(11, 23)) + "，办结10件，办结率3%。"
    words = [(f"{number}件", None) for number in range(11, 23)]
    context = rate_context(text, *words, ("10件", None), ("3%", None))
    assert seen(find_wrong_sums, context) == []


def row(key, this, last, unit="件"):
    return SheetRow(key=key, name=key, unit=unit, this_year=this, last_year=last)


@pytest.mark.parametrize(
    ("words", "moved", "this", "last", "expected"),
    [
        ("27%", ("up", 27, "%"), 158, 124, []),
        ("27.4%", ("up", 27.4, "%"), 158, 124, []),
        ("28%", ("up", 28, "%"), 158, 124, ["28%"]),
        ("27%", ("down", 27, "%"), 158, 124, ["27%"]),
        ("1倍", ("up", 1, "倍"), 158, 79, []),
        ("2倍", ("up", 2, "倍"), 158, 79, ["2倍"]),
        ("100%", ("up", 100, "%"), 158, 0, ["100%"]),
        ("34件", ("up", 34, "件"), 158, 124, []),
        ("35件", ("up", 35, "件"), 158, 124, ["35件"]),
        ("持平", ("flat", None, None), 158, 158, []),
        ("持平", ("flat", None, None), 158, 124, ["158件"]),
        ("28%", ("up", 28, "%"), 160, 124, []),
    ],
)
def test_a_change_follows_from_the_sheet(words, moved, this, last, expected):
    text = f"受理行政复议案件158件，同比增长{words}。"
    made = figure(text, "158件", key="review.accepted", change=change("同比", *moved))
    sheet = [row("review.accepted", this, last), row("review.closed", 3, None)]
    context = make_context(text, figures=[made], draft=make_draft(sheet=sheet))
    assert [words for _, words, _ in seen(find_wrong_sums, context)] == expected


def test_a_change_follows_from_last_years_figure_in_the_text():
    text = "2024年受理120件，今年受理150件，同比增长30%，检查12次，环比增长30%。"
    figures = [
        figure(text, "120件", key="review.accepted", year=2024),
        figure(text, "150件", key="review.accepted", change=change("同比", "up", 30, "%")),
        figure(text, "12次", key="enforce.inspections", change=change("环比", "up", 30, "%")),
    ]
    context = make_context(text, figures=figures)
    assert seen(find_wrong_sums, context) == [("warning", "30%", None)]


@pytest.mark.parametrize(("points", "expected"), [(2.16, []), (2.17, []), (2.18, ["error"])])
def test_rates_may_differ_by_the_rounding_of_both(points, expected):
    text = f"败诉率10.65%，同比下降{points}个百分点。"
    key = "litigation.loss_rate"
    made = figure(text, "10.65%", key=key, change=change("同比", "down", points, "个百分点"))
    draft = make_draft(sheet=[row(key, 10.65, 12.81, "%")])
    found = seen(find_wrong_sums, make_context(text, figures=[made], draft=draft))
    assert [severity for severity, _, _ in found] == expected


def test_a_change_without_comparable_figures_is_no_finding():
    text = "上半年受理150件，同比增长30%，另有2023年数据120件。"
    figures = [
        figure(text, "150件", key="review.accepted", change=change("同比", "up", 30, "%")),
        figure(text, "120件", key="review.accepted", year=2023),
    ]
    assert seen(find_wrong_sums, make_context(text, figures=figures)) == []
    figures[1] = figure(text, "120件", key="review.accepted", year=2024, qualifier="about")
    assert seen(find_wrong_sums, make_context(text, figures=figures)) == []


def test_no_change_where_figures_stayed_the_same():
    text = "受理158件，同比增长5%。"
    made = figure(text, "158件", key="review.accepted", change=change("同比", "up", 5, "%"))
    draft = make_draft(sheet=[row("review.accepted", 158, 158)])
    (finding,) = find_wrong_sums(make_context(text, figures=[made], draft=draft))
    assert "持平" in finding.message


def test_part_figures_and_other_years_have_no_sheet_value():
    text = "其中街道受理158件，同比增长5%。"
    moved = change("同比", "up", 5, "%")
    draft = make_draft(sheet=[row("review.accepted", 158, 158)])
    for facts in ({"scope": "part"}, {"year": 2023}):
        made = figure(text, "158件", key="review.accepted", change=moved, **facts)
        context = make_context(text, figures=[made], draft=draft)
        assert seen(find_wrong_sums, context) == []


@pytest.mark.parametrize(
    ("text", "words", "moved", "facts", "expected"),
    [
        ("败诉率10.65%，同比下降2.16%。", "10.65%", ("down", 2.16, "%"), {}, "warning"),
        ("败诉率10.65%，同比下降2.16个百分点。", "10.65%", ("down", 2.16, "个百分点"), {}, None),
        ("受理案件158件，同比下降2个百分点。", "158件", ("down", 2, "个百分点"), {}, "error"),
        (
            "考试通过率同比上升24%。",
            "24%",
            ("up", 24, "%"),
            {"value": None, "indicator": "考试通过率"},
            "warning",
        ),
        (
            "案件数同比上升24%。",
            "24%",
            ("up", 24, "%"),
            {"value": None, "unit": "件", "indicator": "案件数"},
            None,
        ),
    ],
)
def test_points_and_per_cent(text, words, moved, facts, expected):
    made = figure(text, words, change=change("同比", *moved), **facts)
    found = seen(find_wrong_sums, make_context(text, figures=[made]))
    assert [severity for severity, _, _ in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("审查合同143份，同比增长10个百分点。", ["10个百分点"]),
        ("审查合同143份，同比增长10%。", []),
        ("审查合同143份，合格率同比上升10个百分点。", []),
        ("审查合同143份。同比上升10个百分点。", []),
        ("审查合同143份，因为推行新的审查办法，同比上升10个百分点。", []),
    ],
)
def test_a_change_alone_is_about_the_count_just_before_it(text, expected):
    words = text[text.index("10") : -1]
    moved = change("同比", "up", 10, words.removeprefix("10"))
    alone = {"value": None, "unit": "", "indicator": "审查合同"}
    made = [figure(text, "143份"), figure(text, words, change=moved, **alone)]
    context = make_context(text, figures=made)
    assert [words for _, words, _ in seen(find_wrong_sums, context)] == expected


def test_a_target_has_no_change_to_check():
    text = "力争受理158件，同比下降2个百分点。"
    moved = change("同比", "down", 2, "个百分点")
    made = figure(text, "158件", change=moved, kind="target")
    assert seen(find_wrong_sums, make_context(text, figures=[made])) == []


PART = {"scope": "part"}


@pytest.mark.parametrize(
    ("text", "figures", "expected"),
    [
        ("办案468件，其中民事50件、刑事418件。", [("50件", PART), ("418件", PART)], []),
        ("办案468件，其中民事50件、刑事419件。", [("50件", PART), ("419件", PART)], ["warning"]),
        ("办案468件，其中民事50件、刑事417件。", [("50件", PART), ("417件", PART)], ["info"]),
        ("办案468件，其中民事50件、刑事200件。", [("50件", PART), ("200件", PART)], []),
        ("办案468件，包括民事50件、刑事200件。", [("50件", PART), ("200件", PART)], ["warning"]),
        ("办案468件，其中民事500件。", [("500件", PART)], ["error"]),
        ("办案468件，其中民事50件。", [("50件", PART)], []),
        ("办案468件，其中受理400件、办结390件。", [("400件", PART), ("390件", PART)], []),
        ("办案468件，其中走访50家、讲座19场。", [("50家", PART), ("19场", PART)], []),
        ("办案468件；其中民事50件、刑事419件。", [("50件", PART), ("419件", PART)], []),
        ("办案468件，民事500件。", [("500件", PART)], []),
        ("办案468件，其中民事500件。", [("500件", {})], ["error"]),
        ("办案468件，其中民事50件、刑事419件。", [("50件", PART), ("419件", {})], ["warning"]),
        ("办案468件，其中民事50件，检查450件。", [("50件", PART), ("450件", {})], []),
        ("办案468件参加，其中民事50件、刑事419件。", [("50件", PART), ("419件", {})], ["warning"]),
        ("办案468件，其中民事500件。", [("500件", PART | {"qualifier": "about"})], []),
        ("办案468件。", [], []),
    ],
)
def test_parts_make_up_the_total(text, figures, expected):
    made = [figure(text, "468件")] + [figure(text, words, **facts) for words, facts in figures]
    found = seen(find_wrong_sums, make_context(text, figures=made))
    assert [severity for severity, _, _ in found] == expected
