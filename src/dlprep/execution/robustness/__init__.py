"""Runs snippets again with something changed: would their assertions notice, does the claim hold?

Nothing that comes of it is shown on a page.
"""
