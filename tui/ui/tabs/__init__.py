"""The screens about all outlets as tabs: coverage, differences, only here, and overlap."""
