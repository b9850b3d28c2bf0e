"""The program without a screen: its commands, and the window where none is given."""
