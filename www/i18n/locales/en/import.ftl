### What is said after files were read

import-one = { $said }
import-joined = { $count } files read as one text. { $said }
import-between = {" "}
import-mixed = “{ $file }” mixes UTF-8 and GBK; it was read line by line.
import-html = “{ $file }” is really a web page; its tables were read.
import-formulas = “{ $file }” has formulas ({ $count }); the results saved last were taken.
import-formulas-unsaved = “{ $file }” has formulas without a saved result ({ $count }), which count as not given; open and save it once in your spreadsheet.
import-large = “{ $file }” is too large. A file may have some 300 MB; a workbook some 200 MB unpacked and 3 million cells. Please split it, or save it as CSV.
import-workbook = “{ $file }” cannot be read. It should be an Excel workbook (.xlsx, .xls), undamaged and without a password; or save it as CSV.
import-file = “{ $file }” cannot be read. It may have been moved, or you may not have the right to read it.
import-empty = There is nothing in “{ $file }”.
import-binary = What is in “{ $file }” is not text, and no table can be read from it. Save it as .xlsx or CSV and drop it here again.
import-contract-json = “{ $file }” is not a JSON file and was not taken.
import-contract-large = “{ $file }” is too large to be a contract.
import-lost = Last time’s data was very large and the browser no longer keeps it: please paste it again. What was set for the contract is still there.
import-never-arrived = The page was closed before the large table you pasted last could be saved. Paste it again; what you see is from before.
import-later = This computer keeps data of a later version of Yuekao: it cannot be opened here and is left as it is. What is here now is kept in this tab only. Please reload the page to get the new version.
import-overtaken = “{ $files }” was not used: other data came in while it was being read.
import-reading-file = Opening the file
import-reading-table = Reading the table
import-reading-named = Opening “{ $file }”
import-read-of = { $read } of { $bytes } MB
import-give-up = Cancel
import-given-up = Reading was cancelled.
