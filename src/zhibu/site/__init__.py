"""Settings, addresses, middleware, base templates and static files."""
