"""What a user says of digits: corrections, choices, drawings of their own."""
