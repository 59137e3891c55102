"""Waiting less: for the first word beside a job, for the next beside a long text, for yesterday's conversation."""
