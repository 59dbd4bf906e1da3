"""What the build and the processes of the runner have in common: their messages and limits.

Both sides import this; it imports neither, and nothing but the standard library.
"""
