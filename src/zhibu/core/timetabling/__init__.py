"""When can everyone study together: the problem, its solver, its judge, its reasons.

`instance` says what is asked, `timetable` what an answer looks like, `tiers` how answers are
compared. `solve` finds the best one (OR-Tools CP-SAT); `judge` recomputes every rule and cost
in plain Python, written apart from the model; `reasons` says why something has no place.
"""
