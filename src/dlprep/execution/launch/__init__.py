"""Gets snippets executed: starts runners, gives them jobs, starts them again when they die.

This is the build's side. What a reply means is the judge's to say, how a job is done the runner's:
launch imports neither, and starts the runner as a program.
"""
