"""Times and quantities, with values that machines can compare."""
