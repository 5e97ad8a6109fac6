"""What Word makes of tracked changes: all of them accepted, or all rejected."""

from __future__ import annotations

import zipfile
from copy import deepcopy
from typing import TYPE_CHECKING, Literal

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Verdict = Literal["accept", "reject"]


def body_of(path: Path):
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def settled(body, verdict: Verdict):
    """Return the body with no change left to decide."""
    body = deepcopy(body)
    gone, stays = (
        f"{W}{tag}" for tag in (("del", "ins") if verdict == "accept" else ("ins", "del"))
    )
    _settle_rows(body, gone)
    for runs in [each for each in body.iter(gone, stays) if each.getparent().tag == f"{W}p"]:
        if runs.tag == stays:
            _unwrap(runs)
        else:
            runs.getparent().remove(runs)
    for change in list(body.iter(f"{W}pPrChange")):
        _settle_layout(change, verdict)
    for paragraph in list(body.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{gone}") is not None:
            _join(paragraph)
    return body


def _settle_rows(body, gone) -> None:
    for row in list(body.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{gone}") is not None:
            row.getparent().remove(row)
    for table in [table for table in body.iter(f"{W}tbl") if table.find(f"{W}tr") is None]:
        table.getparent().remove(table)


def read(body) -> list[tuple[str, str]]:
    """Return style and words of each paragraph and of each row of a table."""
    found = []
    for element in body:
        if element.tag == f"{W}tbl":
            rows = element.iter(f"{W}tr")
            found += [("row", "\t".join(map(words, row.iter(f"{W}p")))) for row in rows]
        elif element.tag == f"{W}p":
            style = element.find(f"{W}pPr/{W}pStyle")
            found.append(("" if style is None else style.get(f"{W}val"), words(element)))
    return found


def words(paragraph) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    parts = [part for run in paragraph.findall(f"{W}r") for part in run]
    return "".join(
        part.text or "" if part.tag in {f"{W}t", f"{W}delText"} else signs.get(part.tag, "")
        for part in parts
    )


def _unwrap(runs) -> None:
    for run in list(runs):
        runs.addprevious(run)
    runs.getparent().remove(runs)


def _settle_layout(change, verdict: Verdict) -> None:
    properties = change.getparent()
    marks = properties.find(f"{W}rPr")
    if verdict == "reject":
        for child in list(properties):
            properties.remove(child)
        properties.extend(change[0])
        if marks is not None:
            properties.append(marks)
    else:
        properties.remove(change)


def _join(paragraph) -> None:
    """Let the words of a paragraph whose mark is gone stand in the next one."""
    follow = paragraph.getnext()
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    if content:
        place = int(follow[0].tag == f"{W}pPr") if len(follow) else 0
        follow[place:place] = content
    paragraph.getparent().remove(paragraph)
