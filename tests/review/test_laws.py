"""What holds for every draft and whatever was done to its print."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.parts import Borrowed, Paragraph
from assistant.review.apply import apply_changes
from assistant.review.compare import compare
from assistant.review.errors import AnotherReport
from assistant.sources.tracked import (
    NO_STAMP,
    MarginNote,
    Run,
    TrackedDocument,
    TrackedParagraph,
)
from tests.review.build import draft, read, returned

if TYPE_CHECKING:
    from assistant.draft.parts import ParagraphStyle
    from assistant.sources.tracked import State

PATH = Path("审阅稿.docx")
CLAUSES = st.sampled_from(
    (
        "健全重大事项合法性审查机制",
        "推动执法监督向乡镇延伸",
        "全年受理行政复议案件{{ review.accepted }}",
        "{{ review.accepted | change }}",
        "审结{{ review.closed }}",
        "组织开放日{{ own.1 }}",
        "参训【参训人次】",
        "压紧压实工作责任",
        "落实“谁执法谁普法”责任清单",
        "办理案件35件、调解12场",
    )
)
TEXTS = st.lists(CLAUSES, min_size=1, max_size=5).map("，".join)
STYLES = st.sampled_from(("heading1", "heading2", "heading3", "body", "body", "body", "internal"))


def paragraph(style: ParagraphStyle, text: str, end: str, start: int | None) -> Paragraph:
    """A paragraph, from some place on borrowed."""
    words = text if style.startswith("heading") else text + end
    if start is None or start >= len(words):
        return Paragraph(style=style, text=words)
    taken = Borrowed(
        start=start, end=len(words), body="松桥区司法局", year=2024, section=None, text=words
    )
    return Paragraph(style=style, text=words, borrowed=(taken,))


PARAGRAPHS = st.builds(
    paragraph,
    STYLES | st.just("guidance"),
    TEXTS,
    st.sampled_from(("。", "；")),
    st.none() | st.integers(0, 20),
)
DRAFTS = st.lists(PARAGRAPHS, min_size=1, max_size=9).map(lambda each: draft(*each))
NEW = st.sampled_from(("有关工作按期完成", "新建站点7个", "共16件", "的", "。", "2025年"))


@st.composite
def reviewed(draw) -> tuple:
    """A draft, and the rows that it came back with."""
    made = draw(DRAFTS)
    rows = read(made)
    for _ in range(draw(st.integers(0, 4))):
        if not rows:
            break
        at = draw(st.integers(0, len(rows) - 1))
        style, text = rows[at]
        cut = draw(st.integers(0, len(text)))
        act = draw(st.sampled_from(("edit", "cut", "add", "remove", "move", "split", "merge")))
        if act == "edit":
            rows[at] = (style, text[:cut] + draw(NEW) + text[cut:])
        elif act == "cut":
            rows[at] = (style, text[:cut] + text[min(len(text), cut + draw(st.integers(1, 9))) :])
        elif act == "add":
            rows.insert(at, (draw(STYLES), draw(NEW) + "，压实责任"))
        elif act == "remove":
            del rows[at]
        elif act == "move":
            rows.insert(draw(st.integers(0, len(rows) - 1)), rows.pop(at))
        elif act == "split" and style == "body" and 0 < cut < len(text):
            rows[at : at + 1] = [(style, text[:cut]), (style, text[cut:])]
        elif act == "merge" and at + 1 < len(rows) and style == rows[at + 1][0] == "body":
            rows[at : at + 2] = [(style, text + rows[at + 1][1])]
    return made, [(style, text) for style, text in rows if text.strip()]


@given(reviewed())
def test_reject_all_and_accept_all(pair) -> None:
    made, rows = pair
    try:
        review = compare(made, returned(rows), PATH)
    except AnotherReport:
        return
    assert apply_changes(made, review, ()) == made
    assert [change.id for change in review.changes] == list(range(len(review.changes)))
    done = apply_changes(made, review, range(len(review.changes)))
    assert read(done) == rows
    before, after = (
        sorted(each.text for each in whole.paragraphs if each.style == "guidance")
        for whole in (made, done)
    )
    assert after == before  # moved sections may have gone past it
    for each in done.paragraphs:
        assert all(0 <= taken.start < taken.end <= len(each.text) for taken in each.borrowed)


@given(reviewed(), st.data())
def test_no_comment_is_lost(pair, data) -> None:
    made, rows = pair
    document = returned(rows)
    noted = []
    for number, each in enumerate(document.paragraphs):
        start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(each.text))] * 2)))
        note = MarginNote(start=start, end=end, text=str(number), stamp=NO_STAMP)
        run = Run(text=each.text.replace("，", " ，\u00a0") + data.draw(st.sampled_from(("", " "))))
        noted.append(replace(each, notes=(note,), runs=(run,)))
    try:
        review = compare(made, TrackedDocument(paragraphs=tuple(noted)), PATH)
    except AnotherReport:
        return
    said = [each.text for place in (*review.changes, *review.remarks) for each in place.comments]
    assert sorted(said) == sorted(map(str, range(len(noted))))
    for remark in review.remarks:
        text = made.paragraphs[remark.paragraph or 0].text
        assert 0 <= remark.start <= remark.end <= len(text)


@st.composite
def tracked(draw) -> tuple:
    """A draft of plain text, its file with tracked changes, and what that reads after them."""
    made = draft(*draw(st.lists(TEXTS.map(lambda text: text + "。"), min_size=1, max_size=6)))
    paragraphs, after, words = [], [], ""
    for _, text in read(made):
        runs: list[Run] = []
        done = 0
        for cut in sorted(draw(st.sets(st.integers(1, len(text)), max_size=4)) | {len(text)}):
            is_gone = draw(st.sampled_from((False, False, True)))
            runs.append(Run(text=text[done:cut], state="deleted" if is_gone else "kept"))
            words += "" if is_gone else text[done:cut]
            done = cut
            act = draw(st.sampled_from(("", "", "words", "end")))
            if act == "words":
                runs.append(Run(text=(new := draw(NEW)), state="inserted"))
                words += new
            elif act == "end":
                paragraphs.append(_paragraph(runs, "inserted"))
                after.append(words)
                runs, words = [], ""
        end = draw(st.sampled_from(("kept", "kept", "kept", "deleted")))
        paragraphs.append(_paragraph(runs, end))
        if end == "kept":
            after.append(words)
            words = ""
    after.append(words)
    return made, TrackedDocument(paragraphs=tuple(paragraphs)), [each for each in after if each]


def _paragraph(runs: list[Run], end: State) -> TrackedParagraph:
    return TrackedParagraph(runs=tuple(runs), styles=("Normal Indent",), end=end)


@given(tracked())
def test_tracked_changes(case) -> None:
    made, document, after = case
    try:
        review = compare(made, document, PATH)
    except AnotherReport:
        return
    assert apply_changes(made, review, ()) == made
    done = apply_changes(made, review, range(len(review.changes)))
    assert [text for _, text in read(done)] == after


@given(reviewed(), st.data())
def test_some_accepted_others_not(pair, data) -> None:
    made, rows = pair
    try:
        review = compare(made, returned(rows), PATH)
    except AnotherReport:
        return
    numbers = [change.id for change in review.changes]
    accepted = data.draw(st.sets(st.sampled_from(numbers))) if numbers else set()
    done = apply_changes(made, review, accepted)
    again = compare(done, returned(rows), PATH)
    if accepted == set(numbers):
        assert again.changes == ()
    assert apply_changes(done, again, range(len(again.changes)))
    assert read(apply_changes(done, again, range(len(again.changes)))) == rows


@given(DRAFTS)
def test_what_comes_back_as_it_went_is_no_change(made) -> None:
    review = compare(made, returned(read(made)), PATH)
    assert review.changes == ()
    assert review.remarks == ()
