from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from assistant.base.files import TargetNotWritable
from assistant.draft.manuscript import FieldMark
from assistant.export.docx.write import write_docx
from assistant.export.errors import EmptyManuscript
from tests.export.build import ATTACHMENTS, FULL, line, manuscript, paragraph

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 2, 5, 9, 30, 0, tzinfo=UTC)
MARKS = (
    FieldMark(start=2, end=6, key=None, verified=False, blank=True),
    FieldMark(start=9, end=12, key="a", verified=False),
)
SMALL = (
    line("body", "一年来，全县依法行政。"),
    line("heading1", "主要举措和成效", "一、"),
    line("heading2", "健全制度", "（一）"),
    line("heading3", "抓好清单", "1."),
    line("heading4", "更新目录", "（1）"),
    line("body", "受理【件数】件，审12件。", marks=MARKS),
)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def indented(xml: bytes) -> str:
    root = etree.fromstring(xml, etree.XMLParser(remove_blank_text=True))
    etree.cleanup_namespaces(root)
    return etree.tostring(root, pretty_print=True, encoding="unicode")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docx") / "报告.docx"
    write_docx(manuscript(*SMALL, **FULL, attachments=ATTACHMENTS), path, now=NOW)
    return path


@pytest.mark.parametrize("name", ["document", "styles", "settings", "footer1"])
def test_parts_are_as_reviewed(full: Path, golden, name: str) -> None:
    golden(f"export/{name}.xml", indented(parts(full)[f"word/{name}.xml"]))


def test_nothing_of_the_template_is_left(full: Path) -> None:
    found = parts(full)
    text = b"".join(found.values()).decode("utf-8")
    for foreign in ("python-docx", "2013-12", "Macintosh", "ja-JP", "Theme=", "MS "):
        assert foreign not in text
    for gone in ("thumbnail", "theme", "stylesWithEffects", "numbering", "customXml"):
        assert not [name for name in found if gone in name]
    assert sum(map(len, found.values())) < 60_000


def test_properties_are_real(full: Path) -> None:
    properties = docx.Document(str(full)).core_properties
    assert properties.title == "临江市司法局关于2025年度法治政府建设情况的报告"
    assert properties.author == properties.last_modified_by == "临江市司法局"
    assert properties.created.replace(tzinfo=UTC) == NOW
    assert properties.modified == properties.created


def test_text_can_be_read_back(full: Path) -> None:
    read = [item.text for item in docx.Document(str(full)).paragraphs]
    for wanted in SMALL:
        assert wanted.ordinal + wanted.text in read
    assert not [text for text in read if not text]


def test_styles_have_the_built_in_names(full: Path) -> None:
    styles = {item.text: item.style.name for item in docx.Document(str(full)).paragraphs}
    assert styles["一、主要举措和成效"] == "Heading 1"
    assert styles["（1）更新目录"] == "Heading 4"
    assert styles["一年来，全县依法行政。"] == "Normal Indent"
    assert styles["临江市人民政府："] == "主送机关"
    assert styles["2026年2月5日"] == "成文日期"


def test_every_style_that_is_used_exists(full: Path) -> None:
    found = parts(full)
    defined = set(re.findall(r'w:styleId="(\w+)"', found["word/styles.xml"].decode()))
    for name in ("document", "footer1", "footer2"):
        used = set(re.findall(r'<w:pStyle w:val="(\w+)"', found[f"word/{name}.xml"].decode()))
        assert used <= defined


def test_same_manuscript_gives_same_bytes(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        write_docx(manuscript(*SMALL, **FULL), tmp_path / name, now=NOW)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_only_blanks_are_highlighted_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    write_docx(manuscript(*SMALL), path)
    xml = parts(path)["word/document.xml"].decode()
    assert xml.count('<w:highlight w:val="yellow"/>') == 1
    assert "FFE8B3" not in xml
    write_docx(manuscript(*SMALL), path, mark_unverified=True)
    assert "FFE8B3" in parts(path)["word/document.xml"].decode()


HOSTILE = "案\x00\x0b]]>\ud800<w:br/>&#0;\ufffe😀𠮷\u202e{{ x }}\r\n尾"


def test_text_from_strangers_cannot_break_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    everything = dict.fromkeys([*FULL, "title", "body", "addressee", "signed_by", "date"], HOSTILE)
    write_docx(manuscript(line("body", HOSTILE), line("body", "长" * 10_000), **everything), path)
    for name, data in parts(path).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(data)
    read = [item.text for item in docx.Document(str(path)).paragraphs]
    assert "案 ]]><w:br/>&#0;😀𠮷{{ x }} 尾" in read
    assert "长" * 10_000 in read


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(alphabet=st.characters(), max_size=40), st.text(max_size=40))
def test_any_text_gives_a_file_that_opens(tmp_path: Path, text: str, title: str) -> None:
    path = tmp_path / "any.docx"
    write_docx(manuscript(line("body", "正" + text), title=title), path)
    assert docx.Document(str(path)).paragraphs


def test_failing_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    with pytest.raises(EmptyManuscript):
        write_docx(manuscript(title=""), path)
    assert path.read_bytes() == b"old"
    with pytest.raises(TargetNotWritable):
        write_docx(manuscript(*SMALL), tmp_path / "missing" / "a.docx")


def test_signature_alone_takes_text_with_it(tmp_path: Path) -> None:
    """Twenty-two rows: title, blank row, nineteen of text, and none left for the signature."""
    path = tmp_path / "a.docx"
    tied = manuscript(line("body", paragraph(26 + 28 * 18 - 12, 1)), addressee="", title="年度报告")
    write_docx(tied, path)
    xml = parts(path)["word/document.xml"].decode()
    body = xml.index('<w:pStyle w:val="NormalIndent"/>')
    assert xml[body:].startswith('<w:pStyle w:val="NormalIndent"/><w:keepNext/>')
