"""Hanzi, pinyin and words (floor 0): pure functions, and the one scanner that index, queries and marks share."""
