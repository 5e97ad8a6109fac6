"""Slow work beside the window, and the one long job at a time."""
