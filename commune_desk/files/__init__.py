"""The program's own files, in and out: what they say is read strictly, what is written is whole."""
