"""The checked and compiled form of lexicon/ and ontology/; made by `make lexicon`."""
