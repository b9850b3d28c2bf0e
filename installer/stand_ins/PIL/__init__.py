"""Stands in for Pillow, which the bundle leaves out with the libraries that it brings (3 MB).

reportlab asks for it when it is loaded, and draws no picture here. openpyxl asks how large the
pictures are that an office has put into its workbook, and keeps them as they are; it drops them
where there is no Pillow. What both need is in `Image`.
"""

__version__ = "0"


class UnidentifiedImageError(OSError):
    """No picture, or none of a kind that a workbook has."""
