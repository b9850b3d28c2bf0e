"""What reception keeps beside the dossier: drafts, prepared filings, visits, requests, links."""
