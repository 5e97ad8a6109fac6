"""Two versions, or this year's draft and last year's report, side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from assistant.draft.comparing.compare import compare
from assistant.draft.comparing.figures import compare_figures
from assistant.draft.compose import compose
from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, Paragraph, SheetRow
from tests.draft.test_file import DRAFTS


def sheet(this_year: float | None) -> tuple[SheetRow, ...]:
    return (
        SheetRow(
            key="review.accepted",
            name="复议受理数",
            unit="件",
            this_year=this_year,
            last_year=131.0,
        ),
    )


LAST = Draft(
    elements=Elements(title="青栎区2024年度法治政府建设情况报告", body="青栎区司法局"),
    year=2024,
    level="county",
    paragraphs=(
        Paragraph(text="2024年，青栎区推进依法行政。"),
        Paragraph(style="heading1", text="主要举措和成效"),
        Paragraph(style="guidance", text="写清做法。"),
        Paragraph(style="heading2", text="规范执法行为"),
        Paragraph(text="作出行政处罚决定86件，开展执法检查12次。"),
        Paragraph(style="heading2", text="化解行政争议"),
        Paragraph(
            text="受理{{ review.accepted }}，{{ review.accepted | change }}。办结信访件40件。"
        ),
        Paragraph(style="heading1", text="下一步安排"),
        Paragraph(text="开展专项培训，提升执法能力。"),
    ),
    sheet=sheet(158.0),
)


def with_text(draft: Draft, at: int, text: str) -> Draft:
    paragraphs = list(draft.paragraphs)
    paragraphs[at] = replace(paragraphs[at], text=text)
    return replace(draft, paragraphs=tuple(paragraphs))


def kinds(before, after) -> list[tuple[str, str, int]]:
    return [(row.kind, row.section, row.count) for row in compare(before, after).rows]


def told(before, after) -> list[str]:
    return [each.text for each in compare_figures(before, after)]


@settings(deadline=None, max_examples=60)
@given(draft=DRAFTS)
def test_equal_drafts_have_no_difference(draft: Draft) -> None:
    comparison = compare(draft, draft)
    assert comparison.is_empty
    assert sum(row.count for row in comparison.rows) == len(comparison.before.lines)
    assert compare_figures(draft, draft) == ()
    assert compare(compose(draft), compose(draft)).is_empty


@settings(deadline=None, max_examples=60)
@given(before=DRAFTS, after=DRAFTS)
def test_both_texts_can_be_had_from_the_rows(before: Draft, after: Draft) -> None:
    comparison = compare(before, after)
    sides = {"before": [], "after": []}
    for row in comparison.rows:
        for side, lines in sides.items():
            first = getattr(row, side)
            lines.extend([] if first is None else range(first, first + row.count))
        if row.kind != "same":
            old = "".join(each.text for each in row.pieces if each.kind != "added")
            new = "".join(each.text for each in row.pieces if each.kind != "removed")
            assert old == ("" if row.before is None else comparison.before.lines[row.before].text)
            assert new == ("" if row.after is None else comparison.after.lines[row.after].text)
    assert sorted(sides["before"]) == list(range(len(comparison.before.lines)))
    assert sides["after"] == list(range(len(comparison.after.lines)))


def test_a_changed_paragraph_between_what_stayed() -> None:
    now = with_text(LAST, 4, "作出行政处罚决定90件，开展执法检查12次。")
    assert kinds(LAST, now) == [
        ("same", "开头", 3),
        ("changed", "第一部分（一）", 1),
        ("same", "第一部分（二）", 4),
    ]
    pieces = compare(LAST, now).rows[1].pieces
    assert [each.text for each in pieces if each.kind != "same"] == ["86", "90"]


def test_guidance_is_no_part_of_it() -> None:
    assert compare(LAST, with_text(LAST, 2, "别的提示。")).is_empty


def test_what_was_added_removed_moved_and_restyled() -> None:
    parts = list(LAST.paragraphs)
    now = replace(LAST, paragraphs=(*parts[:5], Paragraph(text="新写一段。"), *parts[5:8]))
    assert ("added", "第一部分（一）", 1) in kinds(LAST, now)
    assert ("removed", "第二部分", 1) in kinds(LAST, now)
    moved = replace(LAST, paragraphs=(*parts[:4], *parts[5:], parts[4]))
    assert ("moved", "第二部分", 1) in kinds(LAST, moved)
    restyled = replace(LAST, paragraphs=(*parts[:5], replace(parts[5], style="body"), *parts[6:]))
    row = next(row for row in compare(LAST, restyled).rows if row.kind != "same")
    assert (row.kind, row.is_restyled) == ("changed", True)


def test_elements_and_sheet() -> None:
    elements = replace(LAST.elements, title="青栎区2025年度法治政府建设情况报告", sealed=True)
    own = SheetRow(key="own.1", name="集市", unit="场")
    comparison = compare(LAST, replace(LAST, elements=elements, sheet=(*sheet(210.0), own)))
    assert [each.name for each in comparison.elements] == ["title", "sealed"]
    assert [(each.kind, each.key, each.columns) for each in comparison.sheet] == [
        ("changed", "review.accepted", ("this_year",)),
        ("added", "own.1", ()),
    ]
    assert [each.kind for each in compare(replace(LAST, sheet=(own,)), LAST).sheet] == [
        "added",
        "removed",
    ]
    assert compare(compose(LAST), LAST).sheet == ()


def test_a_number_of_the_sheet_under_its_name_there() -> None:
    assert told(LAST, replace(LAST, sheet=sheet(210.0))) == [
        "复议受理数：158件 → 210件（第一部分（二））",
        "复议受理数：同比增长20.61% → 同比增长60.31%（第一部分（二））",
    ]
    assert told(LAST, replace(LAST, sheet=sheet(None)))[0] == (
        "复议受理数：158件，已不再写（第一部分（二））"
    )


def test_a_typed_number_meets_the_field_of_last_years_report() -> None:
    now = with_text(LAST, 6, "受理行政复议案件210件。办结信访件40件。")
    now = replace(now, year=2025, sheet=(), paragraphs=now.paragraphs[1:])
    differences = compare_figures(compose(LAST), compose(now))
    assert differences[0].key == "review.accepted"
    assert differences[0].text == "行政复议受理：158件 → 210件（第一部分（二））"
    before, after = differences[0].before, differences[0].after
    assert compose(LAST).lines[before.line].text[before.start : before.end] == "158件"
    assert compose(now).lines[after.line].text[after.start : after.end] == "210件"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("作出行政处罚决定90件，开展执法检查12次。", ["行政处罚：86件 → 90件（第一部分（一））"]),
        ("全年作出行政处罚决定86件，共开展执法检查12次。", []),
        ("作出行政处罚决定86件。全年行政处罚86件，开展执法检查12次。", []),
        ("作出行政处罚决定86件。", ["行政检查：12次，已不再写（第一部分（一））"]),
        (
            "作出行政处罚决定86件，开展执法检查12次，建成服务站8个。",
            ["执法检查建成服务站：新增8个（第一部分（一））"],
        ),
    ],
)
def test_only_the_numbers_that_differ(text: str, expected: list[str]) -> None:
    assert told(LAST, with_text(LAST, 4, text)) == expected


def test_an_unknown_number_is_known_by_its_words() -> None:
    before = with_text(LAST, 8, "组织“法治夜校”37期，提升执法能力。")
    after = with_text(LAST, 8, "举办“法治夜校”41期，提升执法能力。")
    (difference,) = compare_figures(before, after)
    assert (difference.kind, difference.key) == ("changed", None)
    assert "37期 → 41期（第二部分）" in difference.text
