"""A printed draft in the hands of a leader: changes tracked or not, comments, other programs."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from assistant.draft.compose import compose
from assistant.export.docx.write import write_docx

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.draft import Draft


_BOX = f"""<w:r {nsdecls("w")}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>
<w:txbxContent><w:p><w:r><w:t/></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""
_FOOTNOTES = (
    f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>{{}}</w:t></w:r></w:p>'
    "</w:footnote></w:footnotes>"
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def printed(draft: Draft, path: Path) -> Path:
    """Export the draft with its fields told apart, as the internal edition is."""
    write_docx(compose(draft), path, keep_fields=True)
    return path


class Pen:
    """Opens a file and writes in it, like Word does."""

    def __init__(self, path: Path, author: str = "王主任") -> None:
        self.path = path
        self.document = docx.Document(str(path))
        self._author = author
        self._number = 900

    def close(self, path: Path | None = None) -> Path:
        self.document.save(str(path or self.path))
        return path or self.path

    def paragraph(self, words: str):
        """The paragraph that holds the words."""
        return next(each for each in self.document.paragraphs if words in each.text)

    def replace(self, old: str, new: str) -> None:
        """Change words without tracking."""
        run = self._cut(old)
        run.text = new

    def track(self, old: str, new: str) -> None:
        """Change words with tracking; one of the two may be empty, then *old* says where."""
        run = self._cut(old)
        element = run._r
        if new:
            added = copy.deepcopy(element)
            added.findall(qn("w:t"))[0].text = new
            mark = self._mark("w:ins")
            element.addnext(mark)
            mark.append(added)
        gone = self._mark("w:del")
        element.addprevious(gone)
        gone.append(element)
        for text in element.findall(qn("w:t")):
            text.tag = qn("w:delText")

    def insert_after(self, words: str, new: str) -> None:
        """Put words behind others with tracking."""
        element = self._cut(words)._r
        added = copy.deepcopy(element)
        added.findall(qn("w:t"))[0].text = new
        mark = self._mark("w:ins")
        element.addnext(mark)
        mark.append(added)

    def add_below(self, words: str, new: str, style: str | None = None) -> None:
        """Begin a new paragraph with tracking: Word marks the end above it as inserted."""
        above = self.paragraph(words)
        below = copy.deepcopy(above._p)
        for child in list(below):
            if child.tag != qn("w:pPr"):
                below.remove(child)
        above._p.addnext(below)
        self._mark_end(above._p, "w:ins")
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = new
        run.append(text)
        mark = self._mark("w:ins")
        mark.append(run)
        below.append(mark)
        if style:
            below.pPr.pStyle.val = style

    def remove(self, words: str) -> None:
        """Take a whole paragraph away with tracking."""
        paragraph = self.paragraph(words)
        for run in list(paragraph._p.findall(qn("w:r"))):
            gone = self._mark("w:del")
            run.addprevious(gone)
            gone.append(run)
            for text in run.findall(qn("w:t")):
                text.tag = qn("w:delText")
        self._mark_end(paragraph._p, "w:del")

    def comment(self, words: str, text: str) -> None:
        run = self._cut(words)
        self.document.add_comment([run], text=text, author=self._author, initials="")

    def text_box(self, words: str, text: str) -> None:
        """Hang a text box at some words."""
        box = parse_xml(_BOX)
        next(box.iter(qn("w:t"))).text = text
        self._cut(words)._r.addnext(box)

    def footnote(self, words: str, text: str) -> Path:
        """Put a footnote behind some words, save and give the file."""
        run = OxmlElement("w:r")
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), "2")
        run.append(mark)
        self._cut(words)._r.addnext(run)
        document = self.document.part
        blob = _FOOTNOTES.format(text).encode("utf-8")
        part = Part(PackURI("/word/footnotes.xml"), f"{_TYPE}.footnotes+xml", blob)
        document.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        return self.close()

    def anywhere(self, old: str, new: str, *, header: bool = False) -> None:
        """Change words in text boxes, or in the header of page 1."""
        section = self.document.sections[0]
        root = section.first_page_header._element if header else self.document.element.body
        for text in root.iter(qn("w:t")):
            if header or any(each.tag == qn("w:txbxContent") for each in text.iterancestors()):
                text.text = text.text.replace(old, new)

    def number_styles(self) -> None:
        """Call styles by numbers, as WPS does."""
        styles = {each.style_id: str(at) for at, each in enumerate(self.document.styles, 1)}
        root = self.document.styles.element
        for style in root.findall(qn("w:style")):
            style.set(qn("w:styleId"), styles[style.get(qn("w:styleId"))])
        for tag in ("w:pStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link"):
            for use in (*self.document.element.iter(qn(tag)), *root.iter(qn(tag))):
                use.set(qn("w:val"), styles[use.get(qn("w:val"))])

    def split_runs(self) -> None:
        """Cut runs into pieces of two letters, one of them in a smart tag."""
        for run in list(self.document.element.body.iter(qn("w:r"))):
            texts = run.findall(qn("w:t"))
            if len(texts) != 1 or len(run) > 2 or len(texts[0].text) < 4:
                continue
            words = texts[0].text
            for at in range(0, len(words), 2):
                piece = copy.deepcopy(run)
                piece.find(qn("w:t")).text = words[at : at + 2]
                run.addprevious(piece)
                run.addprevious(OxmlElement("w:proofErr"))
            tag = OxmlElement("w:smartTag")
            piece.addprevious(tag)
            tag.append(piece)
            run.getparent().remove(run)

    def _mark(self, name: str):
        self._number += 1
        mark = OxmlElement(name)
        mark.set(qn("w:id"), str(self._number))
        mark.set(qn("w:author"), self._author)
        mark.set(qn("w:date"), "2026-02-05T10:30:00Z")
        return mark

    def _mark_end(self, paragraph, name: str) -> None:
        properties = paragraph.get_or_add_pPr()
        marks = properties.find(qn("w:rPr"))
        if marks is None:
            marks = OxmlElement("w:rPr")
            properties.append(marks)
        marks.insert(0, self._mark(name))

    def _cut(self, words: str):
        """Let the words stand in a run of their own, and return it."""
        for paragraph in self.document.paragraphs:
            for run in paragraph.runs:
                before, found, after = run.text.partition(words)
                if not found:
                    continue
                for text, is_behind in ((before, False), (after, True)):
                    if text:
                        other = copy.deepcopy(run._r)
                        (run._r.addnext if is_behind else run._r.addprevious)(other)
                        docx.text.run.Run(other, paragraph).text = text
                run.text = words
                return run
        raise LookupError(words)
