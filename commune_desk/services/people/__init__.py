"""What the office keeps of people."""
