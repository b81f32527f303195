"""The lab's benches: each holds the state of one kind of work and does it in the lab's workers."""
