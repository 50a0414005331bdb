"""Measures of reading archives of web pages: ``python -m benchmarks.warc``."""
