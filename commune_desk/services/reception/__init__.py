"""The verbs of reception: from the citizen's card to a dossier, a visit or a draft."""
