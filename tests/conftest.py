"""What all tests share."""

from hypothesis import settings

# How long an example takes says something of the machine; nothing here is a timed test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
