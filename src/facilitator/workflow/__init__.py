"""The jobs: one object a job, whose methods are what a person can do."""
