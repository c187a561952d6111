"""Figures: how fast, and with how much memory. Each module is a command; `python -m tests.bench.warc --help`."""
