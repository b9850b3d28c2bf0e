"""The way from a start to the window: the screen first, the program behind it while one signs in.

Nothing but the screen may be imported at the top of a module here: whatever is delays the window.
"""
