"""Another state of the draft in the editor: what is there then, and what an undo brings back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.draft.parts import Paragraph, Picture
from assistant.gui.editor.editor import Editor
from assistant.gui.look.theme import theme_of
from assistant.gui.opened.open_draft import OpenDraft
from tests.gui.fake import FIELD, TITLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft

    Change = Callable[[Draft], Draft]

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fccf"
    "c0500f000485018033d4e5550000000049454e44ae426082"
)
TABLE = Paragraph(style="table", text=f"类别\t件数\n行政处罚\t{FIELD}\n许可\t")
PICTURE = Picture(name="案件分布", data=PNG, width_mm=60)


def paragraphs(*changed: tuple[int, Paragraph | None]) -> Change:
    """Put paragraphs in the place of others; None takes one away."""

    def change(draft: Draft) -> Draft:
        kept: list[Paragraph | None] = list(draft.paragraphs)
        for index, paragraph in changed:
            kept[index] = paragraph
        return replace(draft, paragraphs=tuple(each for each in kept if each is not None))

    return change


def below(index: int, *added: Paragraph) -> Change:
    def change(draft: Draft) -> Draft:
        known = draft.paragraphs
        pictures = (PICTURE,) if any(each.style == "picture" for each in added) else ()
        return replace(
            draft,
            paragraphs=(*known[: index + 1], *added, *known[index + 1 :]),
            pictures=pictures,
        )

    return change


def elements(**values: str) -> Change:
    return lambda draft: replace(draft, elements=replace(draft.elements, **values))


CHANGES: dict[str, Change] = {
    "words": paragraphs((0, Paragraph(text="2025年，我局紧紧围绕中心工作。𠮷"))),
    "title": elements(title=f"{TITLE}（送审稿）"),
    "an element": elements(addressee="区人民政府"),
    "both": elements(title="另题", addressee="区人民政府"),
    "first one gone": paragraphs((0, None)),
    "last one gone": paragraphs((8, None)),
    "all gone": paragraphs(*((index, None) for index in range(9))),
    "heading to text": paragraphs((3, Paragraph(text="规范行政执法"))),
    "field to text": paragraphs((4, Paragraph(text="全年作出行政处罚421宗。"))),
    "at the top": below(
        -1, Paragraph(style="heading1", text="总体情况"), Paragraph(text="总的说。")
    ),
    "at the end": below(8, Paragraph(text="二是数据共享不畅。")),
    "table": below(4, Paragraph(style="caption", text="案件情况"), TABLE),
    "picture": below(8, Paragraph(style="picture", text="案件分布"), Paragraph(text="末段。")),
    "text to table": paragraphs((8, TABLE)),
    "section moved": lambda draft: replace(
        draft,
        paragraphs=(*draft.paragraphs[:1], *draft.paragraphs[5:7], *draft.paragraphs[1:5]),
    ),
}


@pytest.fixture
def opened(qtbot: QtBot, draft: Draft) -> tuple[OpenDraft, Editor]:
    editor = Editor(theme_of("light"))
    qtbot.addWidget(editor)
    made = OpenDraft(editor)
    made.open(draft)
    return made, editor


@pytest.mark.parametrize("name", CHANGES)
def test_one_step_there_and_back(opened: tuple[OpenDraft, Editor], draft: Draft, name: str) -> None:
    made, editor = opened
    wanted = CHANGES[name](draft)
    made.take_over(wanted)
    assert made.current() == wanted
    editor.step_back()
    assert made.current() == draft
    assert editor.undo_name == ""
    editor.step_forward()
    assert made.current() == wanted


def test_elements_typed_in_later_are_a_step_of_their_own(
    opened: tuple[OpenDraft, Editor], draft: Draft
) -> None:
    made, editor = opened
    made.take_over(elements(addressee="区委、区人民政府")(draft))
    now = made.current()
    assert now is not None
    made.set_elements(replace(now.elements, signer="张静"))
    assert editor.undo_name == "修改公文要素"
    editor.step_back()
    assert made.current() == now
    editor.step_back()
    assert made.current() == draft


def test_untouched_paragraphs_keep_the_caret(
    opened: tuple[OpenDraft, Editor], draft: Draft
) -> None:
    made, editor = opened
    editor.go_to(8, 2, 4)
    made.take_over(CHANGES["at the top"](draft))
    assert editor.textCursor().selectedText() == "执法"
