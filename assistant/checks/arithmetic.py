"""Numbers that do not follow from the numbers beside them: rates, changes, breakdowns.

Rates are looked at by ``rates``, comparisons with last year by ``changes``, breakdowns (其中…) by
``breakdowns``; this module joins them into one rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checks.breakdowns import find_wrong_parts
from assistant.checks.changes import find_wrong_changes
from assistant.checks.rates import find_wrong_rates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checks.context import Context
    from assistant.checks.finding import Finding

RULE = "arithmetic"


def find_wrong_sums(context: Context) -> Iterator[Finding]:
    """Yield a finding for each number that does not follow from its neighbours."""
    yield from find_wrong_rates(context, RULE)
    yield from find_wrong_changes(context, RULE)
    yield from find_wrong_parts(context, RULE)
