// What stands beside and below the first result, loaded once it is on the screen.

import "../charts/target-bar.ts";
import "../page/printing.ts";
import "./fallback.ts";
import "./hints.ts";
import "./missing-figures.ts";
import "./outcomes.ts";
import "./sheet.ts";
