"""What nouns say: mentions with their labels and classes, and the statements of titles, appositions, possessors and event nouns."""
