"""法治报告助手: helps to draft, check and lay out the annual report on rule-of-law government.

Data flows one way through the rooms: ``sources`` → ``cleaning`` → ``outline`` → ``passages`` and
``figures`` → ``corpus`` → ``suggest`` and ``benchmark`` → ``draft`` → ``checks``, ``export``
and ``phrases``; ``workflow`` holds one function for each thing a person does, ``gui`` and ``cli``
call it.
"""

from __future__ import annotations

__version__ = "0.1.0"
