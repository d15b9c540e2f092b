"""One module a step. A step that was released is never changed again; a new one follows it."""
