"""Registers, reports and workbooks."""
