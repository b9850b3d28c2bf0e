"""The verbs of a desk's day: from the citizen's card to the hand-over."""
