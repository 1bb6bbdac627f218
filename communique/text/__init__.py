"""Tools: words, dates, slugs, Markdown, YAML."""
