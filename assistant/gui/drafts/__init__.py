"""Drafts on the disk: opening, keeping, protecting and bringing them back."""
