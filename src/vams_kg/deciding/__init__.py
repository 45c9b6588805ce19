"""May X give Y to Z: the norms that match a question, combined layer by layer.

Knows: the order of layers and the priority of outcomes. Does not know: any article, party, category
or fact by name; those come from the law it is given.
"""

from vams_kg.deciding.decide import decide
from vams_kg.deciding.matching import Matcher

__all__ = ["Matcher", "decide"]
