"""The folder dist/, written whole or not at all."""
