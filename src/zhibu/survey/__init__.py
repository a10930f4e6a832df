"""Surveys on files, for anyone without the web: `zhibu survey …`."""
