"""Tables and short lists: their models, how a cell is painted, a list of lines."""
