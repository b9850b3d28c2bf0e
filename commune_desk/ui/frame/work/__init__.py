"""Work on other threads: how it is run, shown and stopped."""
