"""What a leader changed in a printed draft (审阅稿): found, shown one by one, taken over or not."""
