"""One page per desk job."""
