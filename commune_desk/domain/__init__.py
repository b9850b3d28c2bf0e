"""Rules and values of the desk: standard library only, no clock, no input or output."""
