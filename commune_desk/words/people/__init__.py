"""What is said of the data of people, to them and to an inspector."""
