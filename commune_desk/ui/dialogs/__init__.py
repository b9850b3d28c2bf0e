"""Windows that ask one thing: sign-in, first start, a due date, a crash."""
