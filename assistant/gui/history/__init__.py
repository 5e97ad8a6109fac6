"""The earlier versions of a draft (历史版本): looking at them, and bringing them back."""
