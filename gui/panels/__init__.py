"""A family of panels: each shows one part of the lab, and asks the lab for what the user wants."""
