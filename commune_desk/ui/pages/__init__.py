"""The pages, a folder for each job of the desk."""
