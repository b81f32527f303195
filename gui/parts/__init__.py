"""Parts of panels: they know the lab, and are shared or too large for the panel they belong to."""
