"""How good is a model, and when should it rather say nothing."""
