"""Certification (chứng thực)."""
