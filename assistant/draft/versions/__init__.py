"""Earlier states of a draft inside its file (历史版本)."""
