"""What an inspector of personal data is shown."""
