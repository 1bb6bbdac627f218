"""What pages there are, a file a kind with its view beside it."""
