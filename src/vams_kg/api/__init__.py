"""The face for programs: REST under `/v1` and SPARQL at `/sparql`; it knows HTTP and no law."""
