"""The draft that is open, and what is known of it."""
