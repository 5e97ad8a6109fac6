"""Forms for the source offices (数据报送表): sending them out, and what came back."""
