"""Writing with the panels: the workspace and what answers for each of its parts."""
