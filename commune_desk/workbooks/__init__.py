"""Excel workbooks: the only package that knows openpyxl and XlsxWriter."""
