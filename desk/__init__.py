"""The desk: a page on this machine where a coach writes routines; its truth is the file on disk."""
