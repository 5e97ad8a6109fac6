"""The outline panel's parts: how a heading looks, what is folded, the menu of a section."""
