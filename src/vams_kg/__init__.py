"""Check descriptions of the approach to multiple problems against law, bill and practice."""

__version__ = "0.1.0"
