"""What the official document consists of (公文要素) and in what order."""
