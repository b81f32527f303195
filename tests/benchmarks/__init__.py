"""Speed and memory, measured by one command: `python -m tests.benchmarks NAME`; never a timed test in the suite."""
