"""The science: logistic regression from scratch in NumPy, and what it needs; never Qt."""
