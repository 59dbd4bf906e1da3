"""Files that are made of the questions besides the site: schemas, seed records, the tree."""
