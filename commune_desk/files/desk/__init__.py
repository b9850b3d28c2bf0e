"""What happens at the desk, as JSON."""
