"""Clauses and phrases in the words, the order and the voice of their sentence: what open relations are made of."""
