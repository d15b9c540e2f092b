"""What can speak: each voice behind one small port."""
