"""What the window remembers: settings, sizes, last choices."""
