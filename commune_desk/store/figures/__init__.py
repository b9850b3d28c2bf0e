"""What reports and registers are made of."""
