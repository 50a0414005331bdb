"""Reads the web: a client that is safe and polite, feeds, and sitemaps."""
