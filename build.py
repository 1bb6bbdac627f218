"""The command: hands over to communique.cli where this Python is new enough."""

# Written so that every Python can read it: an old one has to say what it lacks.
import os
import sys


def main():
    """Run the command line; returns the exit code."""
    if sys.version_info < (3, 11):
        sys.stderr.write("Communique needs Python 3.11 or later; this is Python %d.%d.\n" % sys.version_info[:2])
        return 3
    project = os.path.dirname(os.path.abspath(__file__))
    if project not in sys.path:  # as with python3 -I
        sys.path.insert(0, project)
    from communique.cli import main as command

    return command(sys.argv[1:])


def leave(code):
    """End this process at once: to take a large archive apart, value by value, would take it seconds."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # their reader has left, or their disk is full
        code = code or 3
    os._exit(code)


if __name__ == "__main__":
    try:
        leave(main())
    except KeyboardInterrupt:  # while the program is still being loaded
        sys.stderr.write("Interrupted.\n")
        sys.exit(130)
