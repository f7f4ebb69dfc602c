"""The discussion guide: what is read aloud, asked, probed and done, in sections with budgets.

`blocks` is what a guide's file holds, `parse` makes the meaning of it, `check` looks at the whole,
`model` is what the live session goes through, `outline` the same in few words.
"""
