"""Publishing: a folder's edition into an object store, so that no reader ever meets half of it."""
