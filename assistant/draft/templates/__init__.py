"""Templates, shipped and own (模板、自有模板), and the drafts made of them."""
