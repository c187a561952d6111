"""tantivy: the engine for an archive that has outgrown Whoosh; a library in Rust, its index on this machine."""

from archive.search.engines.tantivy.backend import TantivyBackend, TantivyEngine

__all__ = ["TantivyBackend", "TantivyEngine"]
