"""An earlier version as it stands in the list, with the days above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from assistant.draft.versions.version import KIND_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.versions.version import Version

_WEEK_DAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A version, or the day of those below it."""

    day: str
    """``今天``, ``2月5日 星期四``; of a version the day that it stands under."""
    version: Version | None = None
    difference: int | None = None
    """How many characters it has more than the draft has now; None where that is not known."""

    @property
    def time(self) -> str:
        """``16:30``."""
        return f"{self.version.time.astimezone():%H:%M}" if self.version else ""

    @property
    def kind(self) -> str:
        """``自动``."""
        return KIND_NAMES[self.version.kind] if self.version else ""

    @property
    def label(self) -> str:
        """The name, or before which act it was kept."""
        if self.version is None:
            return ""
        return self.version.name or _act_words(self.version)

    @property
    def length(self) -> str:
        """``6,213字，比现在少120字``."""
        if self.version is None or self.version.characters is None:
            return ""
        words = f"{self.version.characters:,}字"
        if self.difference is None:
            return words
        if not self.difference:
            return f"{words}，字数与现在相同"
        more = "多" if self.difference > 0 else "少"
        return f"{words}，比现在{more}{abs(self.difference):,}字"

    @property
    def title(self) -> str:
        """``2月5日 星期四 16:30``, with its name."""
        return " ".join(filter(None, (self.day, self.time, self.label)))

    @property
    def spoken(self) -> str:
        """All of it, for who cannot see."""
        return "，".join(filter(None, (self.title, self.kind, self.length)))


def entries_of(
    versions: Sequence[Version], characters: int | None, today: date | None = None
) -> tuple[Entry, ...]:
    """Return the entries, each day ahead of its versions.

    Args:
        versions: the newest first.
        characters: how long the draft is now; None where no draft is open.
        today: by the drafter's clock.
    """
    today = today or datetime.now().astimezone().date()
    return tuple(_entries(versions, characters, today))


def _entries(versions: Sequence[Version], characters: int | None, today: date) -> Iterator[Entry]:
    above = ""
    for version in versions:
        day = day_words(version.time.astimezone().date(), today)
        if day != above:
            yield Entry(day=day)
            above = day
        known = version.characters is not None and characters is not None
        difference = (version.characters or 0) - (characters or 0) if known else None
        yield Entry(day=day, version=version, difference=difference)


def day_words(day: date, today: date) -> str:
    """Return a day as one speaks of it: ``今天``, ``昨天``, ``2月5日 星期四``."""
    near = {today: "今天", today - timedelta(days=1): "昨天"}
    if day in near:
        return near[day]
    year = f"{day.year}年" if day.year != today.year else ""
    return f"{year}{day.month}月{day.day}日 星期{_WEEK_DAYS[day.weekday()]}"


def _act_words(version: Version) -> str:
    return f"{version.act}之前" if version.act else ""
