"""How the window was left, and how it comes back."""
