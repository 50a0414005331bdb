"""Measures merging on invented occurrences that several outlets tell."""
