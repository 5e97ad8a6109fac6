"""How the window looks: colours, faces, icons, the style sheet, pages painted and printed."""
