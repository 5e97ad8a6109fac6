"""Two drafts or reports side by side (比较稿件)."""
