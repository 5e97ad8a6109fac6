"""One function for each thing a person does; the window, the command line and tests call it."""

from __future__ import annotations
