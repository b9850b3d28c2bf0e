"""Lists as people work with them: counted, sorted, handed on as a workbook."""
