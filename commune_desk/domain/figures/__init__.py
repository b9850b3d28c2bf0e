"""What is counted: reports, registers, the figures of today."""
