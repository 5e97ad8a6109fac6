"""DOCX files for the tests, made of their XML so that they hold what word processors write."""

from __future__ import annotations

import zipfile
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns='
    '"http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/></Types>'
)


def docx(body: str, **parts: str) -> bytes:
    """Return a DOCX with this body; *parts* are ``numbering``, ``styles`` … by name."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", wrapped("document", f"<w:body>{body}</w:body>"))
        archive.writestr("word/_rels/document.xml.rels", _part_relations(parts))
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", wrapped(name, content))
    return buffer.getvalue()


def _part_relations(parts: dict[str, str]) -> str:
    places = "".join(
        f'<Relationship Id="r{name}" Target="{name}.xml" Type="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships/{name}"/>'
        for name in parts
    )
    return (
        '<?xml version="1.0"?><Relationships xmlns='
        f'"http://schemas.openxmlformats.org/package/2006/relationships">{places}</Relationships>'
    )


def wrapped(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{W}">{content}</w:{root}>'


def p(text: str, properties: str = "") -> str:
    """Return a paragraph of one run."""
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{head}{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{head}<w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, level: int = 0, number: int = 1) -> str:
    """Return a paragraph of an automatic list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def levels(*formats: tuple[str, str]) -> str:
    """Return an abstract list 0 whose levels have these formats and texts."""
    content = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (style, text) in enumerate(formats)
    )
    return f'<w:abstractNum w:abstractNumId="0">{content}</w:abstractNum>'


def number(number_id: int, override: str = "") -> str:
    return f'<w:num w:numId="{number_id}"><w:abstractNumId w:val="0"/>{override}</w:num>'


REPORT_LEVELS = levels(
    ("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")
)


def with_parts(
    data: bytes, parts: dict[str, bytes], *, relations: dict[str, str] | None = None
) -> bytes:
    """Return a DOCX with parts put in or exchanged; *relations* gives targets by identity."""
    found = {}
    if data:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            found = {name: archive.read(name) for name in archive.namelist()}
    place = "word/_rels/document.xml.rels"
    for identity, target in (relations or {}).items():
        said = f'<Relationship Id="{identity}" Type="x/aFChunk" Target="{target}"/></Relationships>'
        found[place] = found[place].replace(b"</Relationships>", said.encode())
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (found | parts).items():
            archive.writestr(name, content)
    return buffer.getvalue()
