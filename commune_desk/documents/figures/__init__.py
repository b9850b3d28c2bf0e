"""What is counted, on paper: the register, the report with its forms, tables and chart."""
