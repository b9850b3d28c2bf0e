"""What an office says in a report."""
