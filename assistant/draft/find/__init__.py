"""Parts of the search in a draft: how texts read, what counts as the same, patterns."""
