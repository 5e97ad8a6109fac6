"""PDF files for the tests, drawn character by character so that they hold what printers write."""

from __future__ import annotations

import struct
import zlib

LEFT, RIGHT, SIZE = 80, 510, 16
"""The margins of the body and the size of its letters, in points."""

INDENT = LEFT + 2 * SIZE

_RANGES = "".join(f"<{i:02x}00> <{i:02x}ff> <{i:02x}00>\n" for i in range(256))
_TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> "
    f"endcodespacerange 256 beginbfrange\n{_RANGES}endbfrange endcmap"
)


def _box_font() -> bytes:
    """Return a TrueType font whose one letter is a box as wide as high."""
    box = struct.pack(
        ">hhhhhHH4B4h4h",
        1,
        0,
        -200,
        1000,
        800,
        3,
        0,
        *[1] * 4,
        *(0, 1000, 0, -1000),
        *(-200, 0, 1000, 0),
    )
    tables = {
        b"glyf": box + bytes(-len(box) % 4),
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh",
            *(0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0),
            *(0, -200, 1000, 800, 0, 8, 2, 1, 0),
        ),
        b"hhea": struct.pack(">Ihhh12hH", 0x10000, 800, -200, 0, 1000, *[0] * 11, 2),
        b"hmtx": struct.pack(">HhHh", 1000, 0, 1000, 0),
        b"loca": struct.pack(">III", 0, 0, len(box) + -len(box) % 4),
        b"maxp": struct.pack(">IH13H", 0x10000, 2, 4, 1, 0, 0, 1, *[0] * 8),
    }
    place, directory, content = 12 + 16 * len(tables), b"", b""
    for tag, table in tables.items():
        directory += struct.pack(">4sIII", tag, 0, place + len(content), len(table))
        content += table + bytes(-len(table) % 4)
    return struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 32) + directory + content


def _stream(content: bytes, head: str = "") -> str:
    """Return a packed stream object."""
    packed = zlib.compress(content).decode("latin-1")
    return f"<< {head} /Filter /FlateDecode /Length {len(packed)} >> stream\n{packed}\nendstream"


_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H {to_unicode} "
    "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDToGIDMap 7 0 R "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 "
    "/FontDescriptor << /Type /FontDescriptor /FontName /F /Flags 4 /FontFile2 6 0 R "
    "/FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200 >> >>] >>"
)
_PICTURE = (
    "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
)


def pdf(
    *pages: str, trailer: str = "", to_unicode: str = "/ToUnicode 4 0 R", leaf: str = ""
) -> bytes:
    """Return a PDF whose pages have these drawing commands; codes of font F1 are Unicode."""
    kids = " ".join(f"{10 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        _FONT.format(to_unicode=to_unicode),
        _stream(_TO_UNICODE.encode()),
        _stream(b"0", _PICTURE),
        _stream(_box_font()),
        _stream(b"\0\1" * 65536),
    ]
    numbered = list(enumerate(objects, 1))
    for i, content in enumerate(pages):
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {leaf} /Resources "
            f"<< /Font << /F1 3 0 R >> /XObject << /I 5 0 R >> >> /Contents {11 + 2 * i} 0 R >>"
        )
        stream = f"<< /Length {len(content)} >> stream\n{content}\nendstream"
        numbered += [(10 + 2 * i, page), (11 + 2 * i, stream)]
    body = "".join(f"{number} 0 obj {content} endobj\n" for number, content in numbered)
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R {trailer} >>\n%%EOF\n".encode("latin-1")


def page(*lines: tuple[float, str]) -> str:
    """Return the commands that print lines from the top down; each has its left edge."""
    return "\n".join(at(left, 760 - 28 * i, text) for i, (left, text) in enumerate(lines))


def at(left: float, baseline: float, text: str, *, size: float = SIZE, mode: int = 0) -> str:
    """Return the commands that print one line somewhere; all signs are as wide as high."""
    codes = "".join(f"{ord(character):04x}" for character in text)
    return f"BT {mode} Tr /F1 {size} Tf {left} {baseline} Td <{codes}> Tj ET"


def full(text: str) -> str:
    """Return a line of as many characters as fit."""
    return (text * 40)[: (RIGHT - LEFT) // SIZE]


FULL = full("法治政府建设")


def rows(count: int, start: int = 0) -> list[str]:
    """Return full lines that differ."""
    return [FULL[i % 24 :] + FULL[: i % 24] for i in range(start, start + count)]
