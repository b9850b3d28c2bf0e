"""Small reusable inputs and views."""
