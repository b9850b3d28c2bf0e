"""The screen: the only package that knows Qt; it shows values, collects input, calls services."""
