"""What reports and lists say."""
