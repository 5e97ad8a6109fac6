"""How large everything in the window is: what the person chose, over what the system asks for.

All measures of the window are pixels, so the whole of it is scaled by Qt and nothing has to be laid
out anew. A screen's own scaling (显示设置) is Qt's matter; what Qt does not follow is the text size
of Windows (辅助功能—文本大小).
"""

from __future__ import annotations

import os
import sys

PERCENTS = (100, 125, 150, 175, 200)
VARIABLE = "QT_SCALE_FACTOR"
_LARGEST_TEXT_PERCENT = 225
"""The largest text that Windows offers."""


def apply_scale(percent: int) -> None:
    """Have the application made at this size; only before there is one.

    Args:
        percent: what the person chose; one who set the variable of Qt has the last word.
    """
    if VARIABLE in os.environ:
        return
    factor = max(PERCENTS[0], min(percent, PERCENTS[-1])) * text_percent() / 10_000
    if factor != 1:
        os.environ[VARIABLE] = f"{factor:g}"


def text_percent() -> int:
    """Return the text size that the person asks of Windows; 100 on other systems."""
    if sys.platform != "win32":
        return 100
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\Microsoft\Accessibility") as key:
            value, _ = winreg.QueryValueEx(key, "TextScaleFactor")
    except OSError:
        return 100
    return max(100, min(int(value), _LARGEST_TEXT_PERCENT))
