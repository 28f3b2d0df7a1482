"""The dependency tree of a Doc as tables that every rule asks."""
