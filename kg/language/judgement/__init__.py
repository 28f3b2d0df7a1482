"""How far the document stands behind an event, and who says so."""
