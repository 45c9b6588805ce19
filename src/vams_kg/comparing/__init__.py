"""Two versions of a document compared: which item became which, and what it says otherwise.

Works on the tree that every format is read into, so the versions may be files of two kinds. Which
keys there are and what people call them is data of the ontology.
"""

from vams_kg.comparing.differences import compare
from vams_kg.comparing.findings import compare_findings

__all__ = ["compare", "compare_findings"]
