"""`zhibu timetable`: the timetabling core on files."""
