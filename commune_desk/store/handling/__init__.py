"""What a dossier gets after its reception: fees taken and ratings."""
