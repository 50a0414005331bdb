"""How fast a server answers on a large store: ``python -m benchmarks.serving``."""
