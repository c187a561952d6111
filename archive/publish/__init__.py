"""Handing on what the archive holds (floor 3)."""

from archive.publish.records import export_record, exported

__all__ = ["export_record", "exported"]
