"""Family of widgets: each knows numbers and pictures, never the lab, and can be used alone."""
