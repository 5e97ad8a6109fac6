"""Finding and replacing in the open draft (查找和替换), going to a section (定位到章节)."""
