"""Measures `peristiwa add` by several processes, on a cluster, as work grows, and under faults."""
