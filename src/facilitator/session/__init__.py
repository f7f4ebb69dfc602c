"""One focus group as it happened: events, and the state that they fold into."""
