"""What a person can do, as the window sees it: one callable each."""
