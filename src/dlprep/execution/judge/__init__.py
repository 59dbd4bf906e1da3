"""Says what a snippet's reply means: a run that pages may show, or problems with their places.

Nothing here starts a process, and nothing in a reply is trusted.
"""
