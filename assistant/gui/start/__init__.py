"""How to begin: the parts of the first page, and the guide of the first start."""
