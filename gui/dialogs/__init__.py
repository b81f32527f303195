"""Windows beside the window, none of which blocks it."""
