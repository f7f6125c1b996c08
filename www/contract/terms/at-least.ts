// At or above: 以上.

import { comparison } from "./comparison.ts";

export default comparison("at_least");
