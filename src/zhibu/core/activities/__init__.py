"""What a branch did together: how various, how often again, and what to do next.

Pure: counts, days and primary keys in, numbers and sentences out. docs/activities.md says
where each measure comes from.
"""
