"""What the machine asks of a program: its menu, its signals, its missing libraries, errors nobody foresaw."""
