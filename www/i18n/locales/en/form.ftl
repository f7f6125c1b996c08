### The form, and the Excel template

form = Fill in a form
form-about = Each figure counts as you type it. What you leave empty does not count as zero.
form-replaces = What you type will replace the figures that are here now. You can undo that.
form-close = Show the table
form-template = Download an Excel template
form-whose = Vendor and month
form-others = Only where it happened, or worked out from other figures
form-categories = Volumes by category
form-category-add = Add a category
form-category-field = Row { $row }: { $field }
form-template-name = template
form-heading = { $name } ({ $unit })
form-sheet-months = Months
form-sheet-categories = Categories
form-sheet-notes = Notes
form-note-title = How to fill in the figures of “{ $contract }”
form-note-rows = One row for each month of each vendor. Vendor and month go into every row, and there may be many rows
form-note-blank = Leave empty what you do not have, write 0 only where there really was none, and keep the headings
form-note-units = Units stand in the headings, percentages are written like 92.4%, and yes or no where it is one
form-note-group = For “{ $name }” the sheet asks for { $figures }
form-note-others = Only where it happened, or worked out from other figures, are { $figures }
form-note-categories = Categories take one row for each category of a month. The contract names { $categories }
