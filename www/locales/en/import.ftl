### What is said after files were read

import-one = { $said }
import-joined = Files read as one text: { $count }. { $said }
import-between = {" "}
import-mixed = “{ $file }” mixes UTF-8 and GBK; it was read line by line.
import-html = “{ $file }” is really a web page; its tables were read.
import-formulas = “{ $file }” has formulas ({ $count }); the results saved last were taken.
import-formulas-unsaved = “{ $file }” has formulas without a saved result ({ $count }), which are missing here; open and save it once in your spreadsheet.
