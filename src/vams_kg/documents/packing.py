"""The zip guards and the writing of archives, under the name that readers know them by."""

from vams_kg.packing import Parts, normalise_zip, opened, packed

__all__ = ["Parts", "normalise_zip", "opened", "packed"]
