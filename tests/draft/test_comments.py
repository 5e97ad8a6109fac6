"""Comments in the draft's records: what a file may say of them, and how they follow their words."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.comments import (
    LONGEST,
    MOST_DEEP,
    MOST_REPLIES,
    commented,
    fit_name,
    fit_text,
    moment,
    new_comment,
    new_reply,
    settled,
    stamp,
    threads,
    unresolved,
)
from assistant.draft.draft import Draft
from assistant.draft.edit import Edit
from assistant.draft.file import DraftDamaged, keep_version, read_draft, read_version, write_draft
from assistant.draft.journal.change import edit_between, edited
from assistant.draft.parts import Comment, Elements, Paragraph
from assistant.draft.rewording import retold, reworded
from assistant.draft.versions.restore import restore_section

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "全年受理{{ review.accepted }}，办结【办结数】。"
PARAGRAPHS = (
    Paragraph(style="heading1", text="主要举措"),
    Paragraph(text=TEXT),
    Paragraph(style="heading1", text="存在问题"),
    Paragraph(text="一是执法力量不足。"),
)


def comment(text: str = "请核对", **changes: Any) -> Comment:
    return replace(new_comment(text, "王敏"), **changes)


def draft_of(*paragraphs: Paragraph) -> Draft:
    return Draft(
        elements=Elements(title="青栎区报告", body="青栎区司法局"),
        year=2025,
        level="department",
        paragraphs=paragraphs,
    )


def with_comments(draft: Draft, *raw: dict[str, Any], path: Path) -> Path:
    """Write a draft whose first paragraph has these comments, as a stranger might."""
    write_draft(path, draft)
    with zipfile.ZipFile(path) as archive:
        whole = json.loads(archive.read("draft.json"))
    whole["draft"]["paragraphs"][0]["comments"] = list(raw)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("draft.json", json.dumps(whole))
    return path


def raw(**changes: Any) -> dict[str, Any]:
    return {"start": 0, "end": 2, "id": "a", "text": "请核对"} | changes


def test_a_file_keeps_what_was_said(tmp_path: Path) -> None:
    noted = comment(replies=(new_reply("已核对", "李峰"),), resolved=True)
    draft = draft_of(PARAGRAPHS[0], commented(PARAGRAPHS[1], noted, 0, 4))
    write_draft(tmp_path / "稿.fzbg", draft)
    assert read_draft(tmp_path / "稿.fzbg") == draft
    [thread] = threads(draft.paragraphs)
    assert (thread.comment.author, thread.comment.replies[0].text) == ("王敏", "已核对")
    assert moment(thread.comment.time) is not None
    assert unresolved(draft.paragraphs) == ()


def test_a_draft_of_an_earlier_program_has_none(tmp_path: Path) -> None:
    path = tmp_path / "稿.fzbg"
    write_draft(path, draft_of(*PARAGRAPHS))
    with zipfile.ZipFile(path) as archive:
        whole = json.loads(archive.read("draft.json"))
    whole["format"] = 4
    for paragraph in whole["draft"]["paragraphs"]:
        del paragraph["comments"]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("draft.json", json.dumps(whole))
    assert read_draft(path) == draft_of(*PARAGRAPHS)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param([raw(end=99)], [(0, 9)], id="beyond the end"),
        pytest.param([raw(start=50, end=60)], [], id="all beyond the end"),
        pytest.param([raw(start=3, end=3)], [], id="no words"),
        pytest.param([raw(start=5, end=1)], [], id="backwards"),
        pytest.param([raw(text=" \x00\u202e\n ")], [], id="says nothing"),
        pytest.param([raw(), raw(start=1, end=4)], [(0, 4)], id="itself twice over"),
        pytest.param([raw(), raw(start=1, end=4, id="b")], [(0, 2), (1, 4)], id="crossing"),
        pytest.param([raw(), raw(start=5, end=6)], [(0, 2), (5, 6)], id="in two pieces"),
    ],
)
def test_what_does_not_fit_the_text_is_put_right(
    given: list[dict[str, Any]], kept: list[tuple[int, int]], tmp_path: Path
) -> None:
    draft = draft_of(Paragraph(text="一是执法力量不足。"))
    read = read_draft(with_comments(draft, *given, path=tmp_path / "稿.fzbg"))
    assert [(each.start, each.end) for each in read.paragraphs[0].comments] == kept


@pytest.mark.parametrize(
    "given",
    [
        raw(start=-1),
        raw(end="2"),
        raw(id=""),
        raw(id="a b"),
        raw(id=3),
        raw(text=None),
        raw(resolved="yes"),
        raw(replies={}),
        raw(replies=["x"]),
        raw(author=[]),
        "words",
    ],
)
def test_what_is_no_comment_is_refused_with_its_place(given: Any, tmp_path: Path) -> None:
    draft = draft_of(Paragraph(text="一是执法力量不足。"))
    path = with_comments(draft, given, path=tmp_path / "稿.fzbg")
    with pytest.raises(DraftDamaged) as caught:
        read_draft(path)
    assert "paragraphs/0/comments" in caught.value.reason


def test_a_stranger_s_words_are_made_fit_to_be_shown(tmp_path: Path) -> None:
    reply = {"text": "好\x07", "author": "甲\n乙", "time": "yesterday"}
    given = raw(
        text="很" * 90_000 + "\u202e",
        author="名" * 500,
        time="2026-02-30T00:00:00Z",
        replies=[reply] * 500,
    )
    draft = draft_of(Paragraph(text="一是执法力量不足。"))
    read = read_draft(with_comments(draft, given, path=tmp_path / "稿.fzbg"))
    [kept] = read.paragraphs[0].comments
    assert (len(kept.text), len(kept.author), kept.time) == (LONGEST, 60, "")
    assert len(kept.replies) == MOST_REPLIES
    assert (kept.replies[0].text, kept.replies[0].author, kept.replies[0].time) == (
        "好",
        "甲 乙",
        "",
    )
    write_draft(tmp_path / "again.fzbg", read)
    assert read_draft(tmp_path / "again.fzbg") == read


def test_pieces_of_one_comment_say_one_thing(tmp_path: Path) -> None:
    draft = draft_of(Paragraph(text="一是执法力量不足。"))
    two = [raw(), raw(start=4, end=6, text="另一句", resolved=True)]
    read = read_draft(with_comments(draft, *two, path=tmp_path / "稿.fzbg"))
    [thread] = threads(read.paragraphs)
    assert {each.text for each in read.paragraphs[0].comments} == {"请核对"}
    assert len(thread.places) == 2


def test_ten_thousand_comments_on_one_word(tmp_path: Path) -> None:
    given = [raw(id=f"n{number}", end=1 + number % 9) for number in range(10_000)]
    draft = draft_of(Paragraph(text="一是执法力量不足。"))
    path = with_comments(draft, *given, path=tmp_path / "稿.fzbg")
    read = read_draft(path)
    kept = read.paragraphs[0].comments
    depths = [sum(each.start <= at < each.end for each in kept) for at in range(9)]
    assert max(depths) == MOST_DEEP


def test_a_version_and_the_journal_keep_comments(tmp_path: Path) -> None:
    path = tmp_path / "稿.fzbg"
    before = draft_of(*PARAGRAPHS)
    write_draft(path, before)
    noted = commented(PARAGRAPHS[3], comment(), 2, 6)
    after = replace(before, paragraphs=(*PARAGRAPHS[:3], noted))
    assert read_version(path, keep_version(path, after, name="送审稿")) == after
    from dataclasses import asdict

    plain = json.loads(json.dumps(asdict(before)))
    step = json.loads(json.dumps(edit_between(before, after)))
    assert edited(plain, step) == json.loads(json.dumps(asdict(after)))


def test_a_restored_section_brings_its_comments_but_none_twice() -> None:
    noted = comment()
    then = draft_of(*PARAGRAPHS[:3], commented(PARAGRAPHS[3], noted, 0, 4))
    bare = draft_of(*PARAGRAPHS)
    [thread] = threads(restore_section(bare, then, 2).paragraphs)
    assert thread.comment == then.paragraphs[3].comments[0]
    moved = draft_of(PARAGRAPHS[0], commented(PARAGRAPHS[1], noted, 0, 4), *PARAGRAPHS[2:])
    restored = restore_section(moved, then, 2).paragraphs
    assert [place.paragraph for each in threads(restored) for place in each.places] == [1]


def test_a_stretch_without_words_is_the_whole_paragraph() -> None:
    [piece] = commented(PARAGRAPHS[3], comment(), 0, 0).comments
    assert (piece.start, piece.end) == (0, len(PARAGRAPHS[3].text))


def test_cells_that_stay_keep_their_comments() -> None:
    table = Paragraph(style="table", text="类别\t件数\n许可\t12\n处罚\t34")
    noted = commented(table, comment(), table.text.index("12"), table.text.index("12") + 2)
    wider = retold(noted, "类别\t新列\t件数\n许可\t\t12\n处罚\t\t34")
    [piece] = wider.comments
    assert wider.text[piece.start : piece.end] == "12"


def test_words_fit_for_a_comment() -> None:
    assert fit_text(" 第一行\r\n第\t二行\x00\u202e ") == "第一行\n第 二行"
    assert moment(stamp()) is not None
    assert moment("") is None


@st.composite
def edits(draw: st.DrawFn, length: int) -> list[Edit]:
    """Edits in order, without overlap."""
    edges = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    written = st.text("新字", max_size=3)
    return [
        Edit(start, end, draw(written)) for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]


@given(st.data())
def test_comments_never_leave_the_text_nor_lose_words_that_stay(data: st.DataObject) -> None:
    text = "".join(chr(0x4E00 + at) for at in range(30))
    paragraph = Paragraph(text=text)
    spans = data.draw(st.lists(st.tuples(st.integers(0, 29), st.integers(1, 10)), max_size=6))
    for number, (start, length) in enumerate(spans):
        paragraph = commented(paragraph, comment(id=f"c{number}"), start, start + length)
    done = data.draw(edits(len(text)))
    after = reworded(paragraph, done)
    assert settled([after]) == (after,)
    touched = {at for edit in done for at in range(edit.start, edit.end)}
    for piece in paragraph.comments:
        words = {text[at] for at in range(piece.start, piece.end) if at not in touched}
        now = {
            char
            for each in after.comments
            if each.id == piece.id
            for char in after.text[each.start : each.end]
        }
        assert words <= now
        assert not (now & set(text)) - {text[at] for at in range(piece.start, piece.end)}


def test_a_long_name_is_cut_before_a_blank() -> None:
    name = "ab " * 100
    assert fit_name(fit_name(name)) == fit_name(name) != ""
