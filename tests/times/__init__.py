"""The suite of time expressions: sentences of news prose, and the values that the graph is to have against three reference dates.

`python -m tests.times` prints the score; `expressions.txt` holds the sentences, and says what is expected where words leave room.
"""
