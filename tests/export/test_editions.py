from __future__ import annotations

import pytest

from assistant.export.editions import for_edition
from assistant.export.errors import ExportError, SecretNotForWeb
from tests.export.build import ATTACHMENTS, FULL, line, manuscript


def test_internal_edition_is_the_manuscript() -> None:
    whole = manuscript(line("body", "正文。"), **FULL)
    assert for_edition(whole, "internal") is whole


def test_web_edition_has_no_head_and_no_imprint() -> None:
    changes = {**FULL, "secrecy": " ", "attachments": ATTACHMENTS}
    whole = manuscript(line("body", "正文。"), **changes)
    web = for_edition(whole, "web")
    assert web.lines == whole.lines
    assert web.elements.title == whole.elements.title
    assert "" not in {web.elements.signed_by, web.elements.date, web.elements.remark}
    assert web.attachments == ATTACHMENTS[::2]
    for gone in (*FULL, "addressee"):
        assert getattr(web.elements, gone) == ""


def test_secret_manuscript_has_no_web_edition() -> None:
    with pytest.raises(SecretNotForWeb) as caught:
        for_edition(manuscript(secrecy="秘密★1年"), "web")
    assert caught.value.secrecy == "秘密★1年"
    assert isinstance(caught.value, ExportError)
