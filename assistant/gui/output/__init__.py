"""How a draft leaves the program: exported, printed, with its sources or its changes."""
