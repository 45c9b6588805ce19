"""Definitions of municipalities beside each other: who means what by a word.

Compared is what a definition says, facet by facet, and not the word. Which facets there are, how
their values are compared and which of them decide is data of the ontology; no municipality, term
or pair is named here.
"""

from vams_kg.harmonising.definitions import Reader
from vams_kg.harmonising.harmonise import harmonise
from vams_kg.harmonising.pairs import compare_terms

__all__ = ["Reader", "compare_terms", "harmonise"]
