"""The report to send on: one HTML file with the articles side by side, all that they share, people and quotes."""
