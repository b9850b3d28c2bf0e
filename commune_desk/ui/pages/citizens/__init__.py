"""People the office knows."""
