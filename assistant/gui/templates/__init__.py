"""Templates of one's own (自有模板): made of the open draft, changed, shared with colleagues."""
