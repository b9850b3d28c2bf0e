"""Printers and papers: how each paper is printed on this PC."""
