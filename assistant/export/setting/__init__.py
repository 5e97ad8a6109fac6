"""Blocks set: broken into rows and strips, each with its place across the page."""
