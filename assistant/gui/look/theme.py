"""Colours by role, fonts of the interface, spacing, icons and the one style sheet.

Nothing else in the window names a colour or an icon face; typefaces of the paper are those of
:mod:`assistant.gui.look.paper_faces`. A :class:`Theme` is a value:
widgets are given one and given another when the person chooses other colours.
"""

from __future__ import annotations

import tempfile
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette

from assistant.gui.look.icons import icon_of
from assistant.gui.look.style_sheet import arrow_icons, build_sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from assistant.draft.parts import ParagraphStyle
    from assistant.gui.look.paper_faces import Face

ThemeName = Literal["light", "dark", "paper"]

ThemeChoice = ThemeName | Literal["system"]

THEME_TITLES: dict[ThemeChoice, str] = {
    "system": "跟随系统",
    "light": "浅色",
    "dark": "深色",
    "paper": "米黄",
}

ROW_PX = 30
"""Height of a row of a list or tree."""
CARD_PADDING = 12
TEXT_PX = 14
SECONDARY_PX = 12
LEFT_PANEL_PX = 260
RIGHT_PANEL_PX = 360
PREVIEW_PX = 520
LIBRARY_LIST_PX = 360

INTERFACE_FAMILIES = (
    "Microsoft YaHei UI",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
STYLE_FACES: dict[ParagraphStyle, Face] = {
    "heading1": "heiti",
    "heading2": "kaiti",
    "heading3": "fangsong",
    "heading4": "fangsong",
    "body": "fangsong",
    "guidance": "kaiti",
    "internal": "kaiti",
    "table": "fangsong",
    "grid": "fangsong",
    "caption": "heiti",
    "picture": "fangsong",
    "attachment": "heiti",
}
"""Face of each paragraph style (GB/T 9704-2012, 7.3.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """One colour a role, as ``#rrggbb``."""

    desk: str
    """What the paper lies on."""
    surface: str
    """Panels, menus, bars."""
    card: str
    """Cards, fields and tables on a panel."""
    paper: str
    ink: str
    """Text."""
    muted: str
    """Secondary text and icons."""
    line: str
    """Hairlines."""
    edge: str
    """Edges of what one writes in, ticks or drags; seen against all it stands on."""
    hover: str
    accent: str
    """Ink blue: what can be acted on and what is chosen."""
    accent_soft: str
    """Background of what is chosen."""
    on_accent: str
    red: str
    """The red head and errors."""
    amber: str
    """Doubt."""
    amber_soft: str
    """Background of a blank and of a warning."""
    red_soft: str
    green: str
    """Verified."""
    field: str
    """Background of a field."""
    note: str
    """Comments (批注)."""
    note_soft: str
    """Background of commented words."""


COLORS: dict[ThemeName, Colors] = {
    "light": Colors(
        desk="#e6e9ed",
        surface="#f7f8fa",
        card="#ffffff",
        paper="#ffffff",
        ink="#1d2129",
        muted="#5a6472",
        line="#d9dde3",
        edge="#78828f",
        hover="#e9edf2",
        accent="#1f4e8c",
        accent_soft="#dfe9f5",
        on_accent="#ffffff",
        red="#b3261e",
        red_soft="#fbe9e7",
        amber="#8a5300",
        amber_soft="#fdf0d2",
        green="#1b6b3a",
        field="#e8f0fa",
        note="#6a3f9c",
        note_soft="#efe6f8",
    ),
    "dark": Colors(
        desk="#15181d",
        surface="#1f2329",
        card="#272c34",
        paper="#22262d",
        ink="#e4e7ec",
        muted="#a3adba",
        line="#3a414b",
        edge="#76808e",
        hover="#2f353e",
        accent="#8ab4f0",
        accent_soft="#2b3d56",
        on_accent="#10233d",
        red="#f2958d",
        red_soft="#44282a",
        amber="#e3b35c",
        amber_soft="#433722",
        green="#7cc795",
        field="#2b394c",
        note="#c4a6f0",
        note_soft="#3a2f4d",
    ),
    "paper": Colors(
        desk="#ddd5c4",
        surface="#f3eddf",
        card="#fbf7ec",
        paper="#fbf6e9",
        ink="#2b2620",
        muted="#625845",
        line="#d5cab3",
        edge="#7d725f",
        hover="#e8dfcc",
        accent="#23507f",
        accent_soft="#dfe3df",
        on_accent="#ffffff",
        red="#a3241c",
        red_soft="#f4ddd2",
        amber="#7d4a00",
        amber_soft="#f6e3b5",
        green="#1f6135",
        field="#e4e8e2",
        note="#643a8a",
        note_soft="#ebdfe6",
    ),
}


SERIES: dict[ThemeName, tuple[str, ...]] = {
    "light": ("#0069a8", "#9a5200", "#00735c", "#84398b", "#4d5b66"),
    "dark": ("#6cb8f0", "#e8a24e", "#4fc9a4", "#a27efa", "#b9c2cc"),
    "paper": ("#005f96", "#8c4a00", "#00664f", "#78307f", "#4a5560"),
}
"""Lines of a chart, told apart by those who do not see red and green as two colours (after Okabe
and Ito)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours in use and what is made of them."""

    name: ThemeName
    colors: Colors

    def color(self, role: str) -> QColor:
        """Return the colour of a role of :class:`Colors`."""
        return QColor(getattr(self.colors, role))

    def series(self, number: int) -> QColor:
        """Return the colour of a line of a chart."""
        colors = SERIES[self.name]
        return QColor(colors[number % len(colors)])

    def icon(self, name: str, role: str = "muted") -> QIcon:
        """Return an icon of the Remix face, e.g. ``save-3-line``, in the colour of *role*."""
        return icon_of(name, getattr(self.colors, role), self.colors.line)


def theme_of(name: str) -> Theme:
    """Return the theme of that name or of the system, the light one for an unknown name."""
    if name == "system":
        is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        name = "dark" if is_dark else "light"
    for known, colors in COLORS.items():
        if known == name:
            return Theme(name=known, colors=colors)
    return Theme(name="light", colors=COLORS["light"])


def interface_font(size_px: int = TEXT_PX, *, bold: bool = False) -> QFont:
    """Return the system's Chinese sans in *size_px*."""
    font = QFont()
    font.setFamilies(list(INTERFACE_FAMILIES))
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Dress the whole application."""
    application.setStyle("Fusion")
    application.setFont(interface_font())
    application.setPalette(_palette(theme))
    application.setStyleSheet(style_sheet(theme))


def style_sheet(theme: Theme) -> str:
    """Return the window's one style sheet; its arrows are drawn into files of this process."""
    folder = Path(_arrow_folder().name)
    arrows = {}
    for name, (icon, role) in arrow_icons().items():
        path = folder / f"{theme.name}-{name}.png"
        if not path.exists():
            theme.icon(icon, role).pixmap(32, 32).save(str(path))
        arrows[name] = path.as_posix()
    return build_sheet(asdict(theme.colors), arrows)


@lru_cache(maxsize=1)
def _arrow_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="assistant-")


def _palette(theme: Theme) -> QPalette:
    role, palette = QPalette.ColorRole, QPalette()
    for target, name in (
        (role.Window, "surface"),
        (role.WindowText, "ink"),
        (role.Base, "card"),
        (role.AlternateBase, "surface"),
        (role.Text, "ink"),
        (role.Button, "card"),
        (role.ButtonText, "ink"),
        (role.BrightText, "red"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.ToolTipBase, "card"),
        (role.ToolTipText, "ink"),
        (role.PlaceholderText, "muted"),
        (role.Link, "accent"),
        (role.Mid, "line"),
        (role.Dark, "line"),
    ):
        palette.setColor(target, theme.color(name))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, theme.color("muted"))
    return palette
