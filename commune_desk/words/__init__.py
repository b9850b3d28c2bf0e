"""What people read: every value, error, state, paper and figure named once; no Qt, no paper."""
