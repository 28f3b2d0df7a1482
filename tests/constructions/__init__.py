"""The construction suite: short news texts by construction, with the statements that must and must not come out.

`python -m tests.constructions` prints the table; `cases/` holds the texts, in a form that is explained in `cases.py`.
"""
