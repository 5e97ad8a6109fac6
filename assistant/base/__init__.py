"""What every room stands on and what knows no word of the trade: errors, paths, progress, files."""

from __future__ import annotations
