"""Windows that face the citizen."""
