"""The order of children that WordprocessingML wants (ECMA-376, part 1, 17), or Word refuses it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline"
    " shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz"
    " szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish"
    " oMath rPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText"
    " vAlign hideMark",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "pBdr": "top left bottom right between bar",
    "tblCellMar": "top left start bottom right end",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid printerSettings sectPrChange",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr"
    " tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime"
    " embedTrueTypeFonts saveSubsetFonts mirrorMargins attachedTemplate revisionView"
    " trackRevisions documentProtection defaultTabStop autoHyphenation evenAndOddHeaders"
    " drawingGridHorizontalSpacing noPunctuationKerning characterSpacingControl printTwoOnOne"
    " strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore footnotePr endnotePr compat"
    " docVars rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    "font": "altName panose1 charset family notTrueType pitch sig",
}
_KNOWN = {name: order.split() for name, order in _ORDERS.items()}


def misplaced(path: Path) -> list[str]:
    """Return what stands in a wrong place, or is unknown, in the parts of a DOCX."""
    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if name.endswith(".xml") and "word/" in name]
        return [
            f"{name}: {fault}"
            for name in parts
            for fault in _faults(etree.fromstring(archive.read(name)))
        ]


def _faults(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        order = _KNOWN.get(element.tag.removeprefix(_W)) if element.tag.startswith(_W) else None
        if order is None:
            continue
        names = [child.tag.removeprefix(_W) for child in element.iterchildren(etree.Element)]
        unknown = [name for name in names if name not in order]
        if unknown:
            yield f"{element.tag.removeprefix(_W)} holds {unknown}"
            continue
        places = [order.index(name) for name in names]
        if places != sorted(places):
            yield f"{element.tag.removeprefix(_W)}: {names}"
        once = {"p", "tr", "tc", "style", "ins", "del", "footerReference", "headerReference"}
        twice = {name for name in names if names.count(name) > 1 and name not in once}
        if twice - {"bookmarkStart", "bookmarkEnd"}:
            yield f"{element.tag.removeprefix(_W)} holds twice {twice}"
