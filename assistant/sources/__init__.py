"""Files as found, in folders and archives, read into text: documents, web pages, plain text."""

from __future__ import annotations
