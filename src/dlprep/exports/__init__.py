"""What else is made of the questions: schemas for editors, skeletons, decks, notebooks."""
