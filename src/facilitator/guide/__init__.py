"""The discussion guide: what is read aloud, asked, probed and done, in sections with budgets."""
