"""The screens about all outlets as tabs: coverage, differences, what one outlet only has, and overlap."""
