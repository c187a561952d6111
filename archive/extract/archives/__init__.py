"""Files that hold captures: opened, decompressed within bounds, and told apart."""
