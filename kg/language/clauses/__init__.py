"""What verbs say: predicates with their participants, undone from voice, coordination, control and ellipsis."""
