"""Measures the store: ``python -m benchmarks.store together|kills|growth|repeats``."""
