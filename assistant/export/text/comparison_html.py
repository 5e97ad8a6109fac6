"""A comparison of two texts as one web page: two columns, no script, nothing from outside."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from assistant.base.paths import bundled
from assistant.draft.comparing.side_by_side import KIND_NAMES
from assistant.export.printable import printable, printable_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Template

    from assistant.draft.comparing.figure_rows import FigureRow
    from assistant.draft.comparing.side_by_side import SideRow


def render_comparison_html(
    rows: Sequence[SideRow], figures: Sequence[FigureRow], names: tuple[str, str]
) -> str:
    """Return a self-contained page in UTF-8.

    Args:
        rows: the two texts side by side.
        figures: the numbers that differ.
        names: what the two are called.
    """
    return _template().render(
        names=[printable(name) for name in names],
        count=sum(row.is_difference for row in rows),
        rows=list(_folded(rows)),
        figures=figures,
        kinds=KIND_NAMES,
        cells=printable_cells,
        plain=printable,
    )


def _folded(rows: Sequence[SideRow]) -> Iterator[tuple[int, SideRow | None, list[SideRow]]]:
    """Yield each difference with its number, and stretches of what is the same as a list."""
    stretch: list[SideRow] = []
    for number, row in enumerate(rows):
        if row.kind == "same":
            stretch.append(row)
            continue
        if stretch:
            yield number, None, stretch
            stretch = []
        yield number, row, []
    if stretch:
        yield len(rows), None, stretch


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(bundled("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("comparison.html.jinja")
