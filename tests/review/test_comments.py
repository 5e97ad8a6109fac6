"""Comments of a returned file: the draft's own are not shown again, others may be taken over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.draft.comments import commented, new_comment, new_reply, threads
from assistant.draft.parts import Paragraph
from assistant.review.errors import ReviewOutdated
from assistant.workflow.exporting import export_draft
from assistant.workflow.reviewing import apply_changes, read_review, take_comments
from tests.review.build import draft as make_draft
from tests.review.word import Pen

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.review.review import Review

FIRST = "全年受理行政复议案件{{ review.accepted }}，坚持调解优先，做到案结事了。"
SECOND = "组织执法人员培训十二场次，轮训执法骨干八百余人次。"


@pytest.fixture
def draft() -> Draft:
    asked = replace(new_comment("请核对", "王敏"), replies=(new_reply("已核对", "李峰"),))
    start = FIRST.index("调解优先")
    text = commented(Paragraph(text=FIRST), asked, start, start + 4)
    start = FIRST.index("案件")
    text = commented(text, new_comment("数从哪里来"), start, FIRST.index("，"))
    return make_draft(text, Paragraph(text=SECOND))


@pytest.fixture
def sent(draft: Draft, tmp_path: Path) -> Path:
    """The draft as it went to the leader, its comments with it."""
    path = tmp_path / "送审.docx"
    export_draft(draft, path, comments=True)
    return path


def said(review: Review) -> list[str]:
    remarks = [comment.text for each in review.remarks for comment in each.comments]
    return remarks + [comment.text for each in review.changes for comment in each.comments]


def on_words(draft: Draft) -> dict[str, tuple[str, list[str]]]:
    """What each comment says: its words, and the answers."""
    found = {}
    for thread in threads(draft.paragraphs):
        place = thread.places[0]
        words = draft.paragraphs[place.paragraph].text[place.start : place.end]
        found[thread.comment.text] = words, [each.text for each in thread.comment.replies]
    return found


def test_comments_that_come_back_as_they_went_are_not_shown(draft: Draft, sent: Path) -> None:
    review = read_review(draft, sent)
    assert not review.remarks
    assert not review.changes


def test_only_what_is_new_is_shown(draft: Draft, sent: Path) -> None:
    pen = Pen(sent, author="王主任")
    pen.comment("轮训执法骨干", "写明科目")
    review = read_review(draft, pen.close())
    assert said(review) == ["写明科目"]
    bare = replace(draft, paragraphs=tuple(replace(p, comments=()) for p in draft.paragraphs))
    assert sorted(said(read_review(bare, sent))) == sorted(
        ["请核对", "已核对", "写明科目", "数从哪里来"]
    )


def test_a_comment_taken_over_is_the_draft_s_own(draft: Draft, sent: Path) -> None:
    pen = Pen(sent, author="王主任")
    pen.comment("轮训执法骨干", "写明科目")
    path = pen.close()
    review = read_review(draft, path)
    taken = take_comments(draft, review, review.remarks)
    assert on_words(taken)["写明科目"] == ("轮训执法骨干", [])
    [thread] = [each for each in threads(taken.paragraphs) if each.comment.text == "写明科目"]
    assert thread.comment.author == "王主任"
    assert thread.comment.time
    assert not read_review(taken, path).remarks


def test_what_is_said_on_commented_words_is_an_answer(draft: Draft, sent: Path) -> None:
    pen = Pen(sent, author="王主任")
    pen.comment("调解优先", "同意")
    review = read_review(draft, pen.close())
    taken = take_comments(draft, review, review.remarks)
    assert on_words(taken)["请核对"] == ("调解优先", ["已核对", "同意"])


def test_comments_on_changes_and_elements_find_a_place(draft: Draft, sent: Path) -> None:
    pen = Pen(sent, author="王主任")
    pen.track("十二场次", "十五场次")
    pen.comment("轮训", "数不对")
    pen.comment("临江市司法局2025年", "题目长了")
    path = pen.close()
    review = read_review(draft, path)
    taken = take_comments(draft, review, [*review.changes, *review.remarks])
    found = on_words(taken)
    assert found["数不对"] == ("轮训", [])
    [title] = [text for text in found if "题目长了" in text]
    assert found[title][0] == FIRST
    assert "临江市司法局2025年" in title


def test_accepted_changes_carry_comments_along(draft: Draft, sent: Path) -> None:
    pen = Pen(sent)
    pen.track("做到案结事了", "力求案结事了人和")
    pen.track("案件", "申请")
    review = read_review(draft, pen.close())
    done = apply_changes(draft, review, [each.id for each in review.changes])
    assert "力求案结事了人和" in done.paragraphs[0].text
    assert on_words(done)["请核对"] == ("调解优先", ["已核对"])


def test_another_text_takes_nothing(draft: Draft, sent: Path) -> None:
    pen = Pen(sent, author="王主任")
    pen.comment("轮训执法骨干", "写明科目")
    review = read_review(draft, pen.close())
    other = replace(draft, paragraphs=(Paragraph(text="另写"), *draft.paragraphs[1:]))
    with pytest.raises(ReviewOutdated):
        take_comments(other, review, review.remarks)
