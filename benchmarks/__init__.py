"""Measures of speed; quality is measured by ``peristiwa score``."""
