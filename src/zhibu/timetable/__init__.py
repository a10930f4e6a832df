"""Timetabling on files, for anyone without the web: `zhibu timetable …`."""
