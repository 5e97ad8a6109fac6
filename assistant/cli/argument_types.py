"""What may stand after an option: limits, years, values, names.

Each raises :class:`argparse.ArgumentTypeError` with the reason in Chinese.
"""

from __future__ import annotations

import argparse
import math

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
