"""The applicants' path (发展党员), transfers of 组织关系, and dues (党费)."""
