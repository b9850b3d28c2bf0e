"""What happens at the desk: receptions, dossiers and their steps, drafts, fees, ratings."""
