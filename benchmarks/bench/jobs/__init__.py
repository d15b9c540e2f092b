"""What is measured, each in a fresh process: `python -m bench.jobs.NAME …` prints JSON."""
