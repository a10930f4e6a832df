"""The public meeting-scheduling benchmark, so that we can be compared with other solvers.

`problem` says what is asked, `score` counts an answer as the benchmark does (written apart from
every search), `solve` finds a good one and says how far from the best it can be at most.
docs/meeting-scheduling.md has the sources of every rule.
"""
