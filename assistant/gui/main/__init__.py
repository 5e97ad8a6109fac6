"""The main window: what works in its frame, and what each command calls."""
