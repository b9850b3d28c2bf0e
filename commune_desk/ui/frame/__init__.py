"""The window around the pages: how one gets in, what pages may ask of it, what it says."""
