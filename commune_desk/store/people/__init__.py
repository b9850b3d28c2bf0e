"""Citizens and organisations as they are kept and found."""
