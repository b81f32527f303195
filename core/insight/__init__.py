"""Why this answer: questions asked of a model, each answered exactly or said to be an estimate."""
