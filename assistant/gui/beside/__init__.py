"""Another report to read beside the paper (对照阅读)."""
