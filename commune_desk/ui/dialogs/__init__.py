"""Windows that ask one thing and close: sign in, first start, find, what went wrong."""
