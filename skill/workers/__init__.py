"""Workers: several processes that serve at one port, and the one that watches over them."""
