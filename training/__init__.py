"""Trains the pipeline that step 3 (parse) loads; no part of the installed package.

``python -m training DATA`` does all of it: convert, train, evaluate, write the model and its card.
"""
