"""Drafts left unsaved (未保存的稿件): listed, compared with their files, brought back."""
