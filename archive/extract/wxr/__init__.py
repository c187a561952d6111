"""WordPress exports (WXR 1.0 to 1.2): an export as its posts, and one post as an article."""

from archive.extract.wxr.article import read_wxr, wxr_text
from archive.extract.wxr.items import wxr_items

__all__ = ["read_wxr", "wxr_items", "wxr_text"]
