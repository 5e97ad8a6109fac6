"""Comments of a draft in files: in the DOCX that asks for them, and nowhere else."""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest

from assistant.draft.comments import commented, new_comment, new_reply
from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, Paragraph, SheetRow
from assistant.sources.read_tracked import read_tracked_file
from assistant.workflow.desk import own_desk
from assistant.workflow.export_facts import export_facts
from assistant.workflow.exporting import export_draft

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.parts import Comment

SAID, ANSWER, SETTLED = "数据请与年报口径核对", "已核对，无误", "改为规范表述"
TEXT = "　　全年受理行政复议案件{{ review.accepted }}，办结【办结数】件，成效明显。"
TABLE = "类别\t件数\n行政许可\t12\n行政处罚\t34"


def on(paragraph: Paragraph, words: str, comment: Comment) -> Paragraph:
    start = paragraph.text.index(words)
    return commented(paragraph, comment, start, start + len(words))


@pytest.fixture
def draft() -> Draft:
    asked = replace(new_comment(SAID, "王敏"), replies=(new_reply(ANSWER, "李峰"),))
    settled = replace(new_comment(SETTLED, ""), resolved=True)
    text = on(Paragraph(text=TEXT), "案件{{ review.accepted }}，", asked)
    table = on(Paragraph(style="table", text=TABLE), "34", new_comment("表里的数\n第二行", "王敏"))
    both = new_comment("跨两段", "王敏")
    return Draft(
        elements=Elements(title="青栎区2025年度法治政府建设情况报告", body="青栎区司法局"),
        year=2025,
        level="county",
        paragraphs=(
            Paragraph(style="heading1", text="主要举措"),
            on(text, "成效明显", settled),
            on(Paragraph(text="规范行政执法。"), "执法。", both),
            on(Paragraph(text="加强监督检查。"), "加强", both),
            table,
            Paragraph(text="结尾。"),
        ),
        sheet=(SheetRow(key="review.accepted", name="行政复议受理", unit="件", this_year=210),),
    )


def without_comments(draft: Draft) -> Draft:
    return replace(draft, paragraphs=tuple(replace(p, comments=()) for p in draft.paragraphs))


def commented_text(path: Path) -> dict[str, str]:
    """What each comment of a file says, and the words that it stands on."""
    found: dict[str, str] = {}
    for paragraph in read_tracked_file(path).paragraphs:
        for note in paragraph.notes:
            found[note.text] = paragraph.text[note.start : note.end]
    return found


def test_word_comments_stand_on_their_words(draft: Draft, tmp_path: Path) -> None:
    path = tmp_path / "送审.docx"
    export_draft(draft, path, comments=True)
    found = {each.text: each.author for each in docx.Document(path).comments}
    assert found == {
        SAID: "王敏",
        ANSWER: "李峰",
        SETTLED: "",
        "跨两段": "王敏",
        "表里的数\n第二行": "王敏",
    }
    places = commented_text(path)
    assert places[SAID] == places[ANSWER] == "案件210件，"
    assert places[SETTLED] == "成效明显"
    assert places["跨两段"] == "执法。"
    assert places["表里的数\n第二行"] == "34"


def test_answers_and_ticks_are_told_as_word_does(draft: Draft, tmp_path: Path) -> None:
    path = tmp_path / "送审.docx"
    export_draft(draft, path, comments=True)
    with zipfile.ZipFile(path) as archive:
        extended = archive.read("word/commentsExtended.xml").decode()
        comments = archive.read("word/comments.xml").decode()
        body = archive.read("word/document.xml").decode()
    assert extended.count("paraIdParent") == 1
    assert extended.count('done="1"') == 1
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert body.count(f"<w:{tag} ") == comments.count("<w:comment ") == 5


@pytest.mark.parametrize("ending", [".docx", ".html", ".txt", ".md", ".pdf"])
@pytest.mark.parametrize("edition", ["internal", "web"])
def test_no_other_file_carries_a_word_of_them(
    draft: Draft, ending: str, edition: str, tmp_path: Path
) -> None:
    """Nor does any look different for them, unless the DOCX of the internal edition is asked to."""
    asks = ending != ".docx" or edition == "web"
    files = []
    for made in (draft, without_comments(draft)):
        path = tmp_path / f"{len(files)}{ending}"
        pages: list[object] = []
        export_draft(
            made,
            path,
            edition=edition,  # type: ignore[arg-type]
            comments=asks,
            write_pdf=lambda laid, *_, kept=pages: kept.extend(laid),
        )
        files.append(repr(pages) if ending == ".pdf" else _content(path))
    assert files[0] == files[1]


def _content(path: Path) -> object:
    data = path.read_bytes()
    if path.suffix != ".docx":
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if "core" not in name}


def test_the_words_are_the_same_with_comments(draft: Draft, tmp_path: Path) -> None:
    for name, asked in (("一.docx", True), ("二.docx", False)):
        export_draft(draft, tmp_path / name, comments=asked)
    one, other = (docx.Document(tmp_path / name) for name in ("一.docx", "二.docx"))
    assert [each.text for each in one.paragraphs] == [each.text for each in other.paragraphs]


def test_what_remains_is_told_before_an_export(draft: Draft) -> None:
    facts = export_facts(own_desk(), draft)
    assert facts.comments == 4
    assert facts.comment_sentence == "还有 3 条批注没有处理，定稿前请处理。"
    assert f"“案件210件，”　王敏：{SAID}" in facts.comment_lines()
    assert facts.comment_lines(1)[1:] == ("……另有 2 处",)
    assert export_facts(own_desk(), without_comments(draft)).comment_sentence == ""


def test_hostile_words_do_no_harm(tmp_path: Path) -> None:
    nasty = replace(new_comment("x", "a"), text="]]>&<w:t>\x0b\ud800\ufffe", author='"&<', time="0")
    draft = Draft(
        elements=Elements(title="题", body="机关"),
        year=2025,
        level="county",
        paragraphs=(commented(Paragraph(text="正文正文。"), nasty, 0, 2),),
    )
    export_draft(draft, tmp_path / "稿.docx", comments=True)
    [comment] = docx.Document(tmp_path / "稿.docx").comments
    assert "]]>&<w:t>" in comment.text
    assert comment.author == '"&<'


@pytest.mark.libreoffice
def test_libreoffice_opens_the_comments(draft: Draft, tmp_path: Path) -> None:
    export_draft(draft, tmp_path / "送审.docx", comments=True)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            *("--headless", "--convert-to", "odt", "--outdir", str(tmp_path)),
            str(tmp_path / "送审.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with zipfile.ZipFile(tmp_path / "送审.odt") as archive:
        content = archive.read("content.xml").decode()
    assert content.count("<office:annotation ") == 5
    for words in (SAID, ANSWER, SETTLED, "跨两段", "李峰"):
        assert words in content
    assert 'loext:resolved="true"' in content
