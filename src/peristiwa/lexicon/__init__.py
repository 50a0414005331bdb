"""The lexicon: hand-edited YAML at the root of the repository, built into checked JSON."""
