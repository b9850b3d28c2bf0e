"""What is said at the desk: steps, due dates, cards, corrections, rights."""
