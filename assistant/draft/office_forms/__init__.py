"""Forms that the source offices fill in (数据报送表), out and back."""
