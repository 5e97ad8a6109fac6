"""The window of benchmarks (对标分析), and the parts it shares with the panel beside the paper."""
