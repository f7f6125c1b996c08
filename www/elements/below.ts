// What stands below the first screen, loaded once the answer is on it.

import "./dates.ts";
import "./fallback.ts";
import "./terms.ts";
