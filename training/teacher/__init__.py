"""The teacher: a large parser that annotates raw text from which the shipped pipeline learns.

``python -m training.teacher prepare DATA WORK`` writes the texts (needs spaCy),
``python -m training.teacher learn WORK`` trains the teacher and annotates them (needs PyTorch, and
a GPU unless hours don't matter), ``python -m training.teacher keep WORK`` writes
``training/silver.npz``. The three parts need nothing of each other but the files in WORK.
"""
