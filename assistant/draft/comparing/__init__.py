"""Two texts compared by words and by figures."""
