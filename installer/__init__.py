"""What is shipped: the bundle, its papers, the installer for Windows and how it is tried."""
