"""An open desk and what every verb stands on: who may, the line of history, searches, keys."""
