"""Statistics of small populations: questionnaires, tables, intervals, disclosure control."""
