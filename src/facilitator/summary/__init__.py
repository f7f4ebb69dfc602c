"""What one group came to, counted and arranged; no sentence of it is generated.

`group.group_summary` makes the summary, `picture.picture` the geometry of the talk picture,
`page.page` the plain data that a template is given.
"""
