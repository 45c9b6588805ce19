"""In which layer a prohibition is shown that works in another: secrecy that a sector rule holds.

The Participation Act forbids disclosure in one article and lists who may receive in another; what
lifts the one lifts the other. They are decided together, and shown where each belongs.
"""

from dataclasses import replace

from vams_kg.deciding.matching import Norms
from vams_kg.model import FAIL, SKIPPED, Step, Verstrekkingsnorm

Steps = tuple[Step, ...]


def shown(steps: Steps, norms: Norms) -> Steps:
    """Return the steps with every prohibition in the layer it belongs to.

    `norms` are all that apply. A layer that says something of its own stays as it is.
    """
    for norm in norms:
        if norm.sluit and norm.toetst - norm.sluit:
            steps = _moved(steps, norm)
    return steps


def _moved(steps: Steps, norm: Verstrekkingsnorm) -> Steps:
    home = next((step for step in steps if step.laag.iri in norm.toetst), None)
    place = next((step for step in steps if step.laag.iri in norm.sluit), None)
    if home is None or place is None or home.uitkomst != SKIPPED:
        return steps
    if place.uitkomst == FAIL:
        if norm not in place.normen:
            return steps
        left = tuple(one for one in place.normen if one is not norm)
        still = left or place.laag.vraagt_opening
        rest = replace(place, normen=left) if still else Step(place.laag, SKIPPED)
        changed = {place.laag.iri: rest, home.laag.iri: Step(home.laag, FAIL, (norm,))}
    else:
        lifting = tuple(one for one in place.normen if _lifts(one, norm))
        if not lifting:
            return steps
        changed = {home.laag.iri: replace(place, laag=home.laag, normen=lifting)}
    return tuple(changed.get(step.laag.iri, step) for step in steps)


def _lifts(one: Verstrekkingsnorm, norm: Verstrekkingsnorm) -> bool:
    """Return whether a norm opens the layer that the other closes, as an exception to it."""
    opens = not norm.sluit.isdisjoint(one.opent)
    return opens and (norm.wijkt or norm.norm.iri in one.uitzondering_op)
