"""The manuscript in forms without pages: HTML, Markdown, plain text."""
