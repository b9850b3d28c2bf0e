"""A declared form on the screen: its fields, their editors, and boxes that find while one types."""
