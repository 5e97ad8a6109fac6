"""The indicator sheet in a panel and in a window of its own: looking, filling in, taking over."""
