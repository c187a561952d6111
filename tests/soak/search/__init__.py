"""Long runs of search: strange queries, readers beside writers, writers killed, every stretch of hanzi."""
