"""Media: a built library over HTTP, any track at any pace, nothing of it written or re-encoded."""
