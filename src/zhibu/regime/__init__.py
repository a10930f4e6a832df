"""The regime on files, for anyone without the web: `zhibu regime …`."""
