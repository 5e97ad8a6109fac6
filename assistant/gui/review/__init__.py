"""The window in which one decides what of a returned print (审阅稿) is taken over."""
