"""The one error of extraction."""


class Unreadable(ValueError):
    """A capture that cannot be read, with the reason in one line, whatever of the capture it quotes."""

    def __init__(self, reason: str) -> None:
        super().__init__(" ".join(reason.split()))
