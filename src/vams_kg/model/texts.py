"""Texts per language; the keys are `nl` and `en`."""

from collections.abc import Mapping
from types import MappingProxyType

Texts = Mapping[str, str]
NOTHING: Mapping[str, str] = MappingProxyType({})
