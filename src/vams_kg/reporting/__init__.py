"""Values to text: one report value, one renderer per format.

Knows: the words of the interface. Does not know: SHACL, SPARQL, files of users.
"""

from vams_kg.reporting.renderers import FORMATS, as_bytes, render

__all__ = ["FORMATS", "as_bytes", "render"]
