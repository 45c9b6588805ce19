"""SPARQL 1.1 Protocol, read-only; every query runs in a process of its own that can be stopped."""
