"""The procedures of the office: their versions, times and fees."""
