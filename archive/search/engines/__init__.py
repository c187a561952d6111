"""Engines: each answers the same questions about the same documents, behind haystack's interfaces."""
