"""Voices: who is quoted in an article, and with what words."""

from archive.extract.quotes.voices import find_voices, join_quotation

__all__ = ["find_voices", "join_quotation"]
