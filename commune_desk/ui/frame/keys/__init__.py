"""Keys that cannot hurt, that are never silent, and that lead back to the scan box."""
