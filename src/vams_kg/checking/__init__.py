"""Dossier × rulebook → findings: compile the shapes, run an engine, give the results words."""
