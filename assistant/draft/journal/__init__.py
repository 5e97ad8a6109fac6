"""What is being written, kept on disk from the first key (自动保存记录)."""
