from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from assistant.export.printable import printable


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("收案158件", "收案158件"),
        ("收案\x00\x07158\x0b件", "收案158 件"),
        ("收\ud800案\udfff", "收案"),
        ("一\r\n二\t三\u2028四", "一 二 三 四"),
        ("法\u202e治\ufeff\u200b\ufffe", "法治"),
        ("]]> <w:t> &amp; 𠮷 😀", "]]> <w:t> &amp; 𠮷 😀"),
    ],
)
def test_only_what_cannot_be_printed_goes(text: str, clean: str) -> None:
    assert printable(text) == clean


@given(st.text(alphabet=st.characters(), max_size=60))
def test_xml_takes_all_that_is_left(text: str) -> None:
    element = etree.Element("t")
    element.text = printable(text)
    assert "\n" not in element.text
    assert printable(element.text) == element.text
