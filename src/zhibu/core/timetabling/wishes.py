"""The last tier: points for what people would rather not have. Smaller is better.

They are added up over all placed items; none of them can outweigh an earlier tier.
"""

DAY = 1
"""For each day between the main session's day and the day wanted, and again for each day
between it and the day announced; not more than `MOST_DAYS` days are counted of either."""
MOST_DAYS = 31
OTHER_PART = 2
"""The main session does not start in the part of the day that is liked."""
SPLITS = 1
"""The main session leaves a whole grain or more of its part of the day free both
before and after it, so that the half-day falls into pieces."""
HYBRID = 1
"""The main session is hybrid."""
ONLINE = 3
"""The main session is online only: people like to meet."""
NOT_OUR_ROOM = 1
"""A session, main or make-up, is in a room whose owner is not the item's unit."""
LECTURER = 1
"""For each lecturer liked better than the one who speaks."""
