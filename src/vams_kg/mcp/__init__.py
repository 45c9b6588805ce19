"""The face for assistants: the Model Context Protocol over standard input and output.

Only `server` knows the SDK of the protocol; the other modules say in plain values what it offers.
"""
