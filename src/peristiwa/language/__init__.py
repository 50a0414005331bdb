"""What is true of Indonesian and of no other language: how its words are built.

The engine knows kinds (active, passive, nominal); this folder knows which Indonesian forms are of
which kind. Source of the rules: Sneddon, Adelaar, Djenar & Ewing, "Indonesian: A Comprehensive
Grammar" (2nd ed. 2010), chapters 1 (affixation) and 3 (verbs).
"""
