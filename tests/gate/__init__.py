"""The gate: what extraction makes of the sample captures is pinned, and may get better but not worse unseen."""
