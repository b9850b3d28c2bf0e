"""The locked screen and the own password."""
