"""The people of the demo: their words in stories/, sealed by the Python twin and sent through the API."""
