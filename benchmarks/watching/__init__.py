"""Measures ``peristiwa watch`` on feeds that change, with kills in between."""
