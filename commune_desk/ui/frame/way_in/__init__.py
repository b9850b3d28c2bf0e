"""From the first start or the sign-in to a desk with its window."""
