"""The indicator sheet (指标表): cells, order, files, and where its numbers come from."""
