"""Measures of reading: memory and rate over long streams, and runs that are killed."""
