"""The one error of extraction."""


class Unreadable(ValueError):
    """A capture that cannot be read, with the reason in one line."""
