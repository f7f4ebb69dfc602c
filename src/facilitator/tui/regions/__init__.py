"""What each part of a screen looks like: a view and a size in, lines of styled text out."""
