"""How fast search and pages are, engine by engine, beside the raw engine and beside Datasette."""
