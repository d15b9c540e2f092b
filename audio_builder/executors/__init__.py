"""Where work is done: in this process, on this machine's cores, or on a cluster."""
