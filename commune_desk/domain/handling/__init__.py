"""What follows a reception: mending it, its fees, its rating, and all that is known of it."""
