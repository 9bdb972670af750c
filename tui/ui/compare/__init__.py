"""The comparison of each outlet's wording of one passage or quote."""
