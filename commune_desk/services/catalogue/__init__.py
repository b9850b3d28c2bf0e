"""The procedures of the office."""
