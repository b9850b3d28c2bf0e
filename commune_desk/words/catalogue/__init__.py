"""What is said of procedures: times, fees, corrections."""
