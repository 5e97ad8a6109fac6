"""What may stand after an option: limits, years, values, names.

Each raises :class:`argparse.ArgumentTypeError` with the reason in Chinese.
"""

from __future__ import annotations

import argparse
import math
from typing import TYPE_CHECKING, ClassVar, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

_LARGEST = 1_000_000
"""No limit is larger, and no corpus holds more reports."""
_FIRST_YEAR, _LAST_YEAR = 1949, 2100
"""Of reports; no other year can be asked for."""


def positive(word: str) -> int:
    """Return a whole number from 1."""
    number = int(word)
    if not 1 <= number <= _LARGEST:
        raise argparse.ArgumentTypeError(f"{word} 不是 1 至 {_LARGEST:,} 的整数")
    return number


def year(word: str) -> int:
    """Return the year of a report (年度)."""
    if not word.isdecimal() or not _FIRST_YEAR <= float(word) <= _LAST_YEAR:
        told = f"{word} 不是 {_FIRST_YEAR} 至 {_LAST_YEAR} 之间的年度，请写四位数字，如 2024"
        raise argparse.ArgumentTypeError(told)
    return int(word)


def amount(word: str) -> float:
    """Return a value of an indicator: finite and not below 0."""
    try:
        value = float(word)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or value < 0:
        raise argparse.ArgumentTypeError(f"{word} 不是数值，请写不小于 0 的数，如 158 或 9.28")
    return value


def filled(word: str) -> str:
    """Return a name, which may not be empty, without the blanks around it."""
    if not word.strip():
        raise argparse.ArgumentTypeError("名称不能为空")
    return word.strip()


class EndOfRange(argparse.Action):
    """``--since`` or ``--until``, which may not stand the wrong way round."""

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        _option: str | None = None,
    ) -> None:
        """Take the year.

        Raises:
            argparse.ArgumentError: the first year is later than the last one.
        """
        setattr(namespace, self.dest, values)
        since, until = namespace.since, namespace.until
        if since is not None and until is not None and since > until:
            raise argparse.ArgumentError(self, f"起始年度 {since} 晚于截止年度 {until}")


class PhraseAct(argparse.Action):
    """The words after ``phrases``: what to look for, or an act (add, import, export) on what."""

    _lacks: ClassVar = {"add": "用语", "import": "表格文件", "export": "表格文件"}

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        _option: str | None = None,
    ) -> None:
        """Take the act out of the words.

        Raises:
            argparse.ArgumentError: there is nothing to do it on, or more than one file.
        """
        words = list(cast("Sequence[str]", values))
        if not words or words[0] not in self._lacks:
            namespace.words = words
            return
        act, *rest = words
        if not any(word.strip() for word in rest):
            raise argparse.ArgumentError(self, f"{act} 后面缺少{self._lacks[act]}")
        if act != "add" and len(rest) > 1:
            raise argparse.ArgumentError(self, f"{act} 后面只能写一个文件")
        namespace.act, namespace.words = act, rest
