// What stands beside and below the first result, loaded once it is on the screen.

import "./fallback.ts";
import "./outcomes.ts";
import "./sheet.ts";
