"""What is looked after while the window is open: backups, workbooks, server, officer."""
