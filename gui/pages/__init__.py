"""Pages: one question each, made of panels."""
