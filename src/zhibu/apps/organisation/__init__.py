"""Zone, agency, branch, Party group, people, posts and terms; the roster."""
