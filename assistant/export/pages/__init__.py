"""Pages filled with what was set, as the DOCX is by its readers."""
