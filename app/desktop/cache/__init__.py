"""What the page of remembered answers consists of."""
