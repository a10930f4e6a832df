"""Who is free when: only free or busy is kept, never what somebody does (忙闲)."""
