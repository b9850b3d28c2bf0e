"""The scanner as a device of the window, and where what it read belongs."""
