"""Last year's report becomes this year's draft (沿用上年报告), and what is to be checked in it."""
