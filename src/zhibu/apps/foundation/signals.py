"""What a lower layer says without knowing who listens."""

from django.dispatch import Signal

personal_data_used = Signal()
"""Personal data was opened or exported (等保 DB-06); accounts writes it into the audit trail.

Send with `sender` the class of the record, `viewer` the Viewer, `record` the Person, Branch
or Zone whose data it was, and `what` a few Chinese words for the reader of the trail, such
as '打开人员页' or '导出支部名册', without contents.
"""

people_imported = Signal()
"""A roster was saved. Send with `sender` RosterUpload, `zone_id`, and `people`: a list of
(person's primary key, whether new, {field: [old, new]}), and `actor_id`; the listener writes
the trail."""
