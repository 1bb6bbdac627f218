"""What a build keeps for the next one: pages by what they were made from, readings by their sources."""
