"""Excel workbooks: the only package that knows openpyxl, XlsxWriter and python-calamine."""
