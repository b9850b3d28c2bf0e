"""The verbs that follow a reception: steps, hand-over, mending, fees, ratings."""
