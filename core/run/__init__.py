"""What a run is made of beneath the trainer, and what is done with whole runs."""
