"""Mutation test: single defects put into documents that are in order, and what is noticed of them.

Stands under `tests/` and not under `benchmarks/`: it measures the rules, not the clock, it uses the
rule cases beside it, and its operators are tested in `make test`. The run itself takes minutes and
is `make mutate`.

- `operatoren/*.yaml`: the operators as data. Each says which single thing it changes, which rules
  should notice that and at which place. Written and recorded before the first run.
- `operatoren/uitgesloten.yaml`: the keys whose change is no defect, and the passing cases that do
  not take part, each with the reason.
- `operators.py` reads them, `paths.py` finds places in a document, `changes.py` makes the defects,
  `run.py` checks them, `report.py` counts.
"""
