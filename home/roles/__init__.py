"""Who may do what in the administration: the groups, and the workflow between them."""
