"""Files as found, read into text: plain text, HTML, DOCX, PDF and what LibreOffice converts."""

from __future__ import annotations
