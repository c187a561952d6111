"""Long runs that look for what no example shows: captures broken in every way, read again and again."""
