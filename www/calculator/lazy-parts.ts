// What stands beside and below the first result, loaded once it is on the screen.

import "../charts/target-bar.ts";
import "../result/fallback.ts";
import "../result/hints.ts";
import "../result/missing-figures.ts";
import "../result/outcomes.ts";
import "../result/row-tables.ts";
import "../result/sheet.ts";
import "../result/width-grip.ts";
