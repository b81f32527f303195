"""What everything looks like: colours, style, hues, language."""
