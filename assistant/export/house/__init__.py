"""House formats (本单位版式): a bureau's own measures laid over the standard."""
