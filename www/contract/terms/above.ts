// Above, not at: 超过.

import { comparison } from "./comparison.ts";

export default comparison("above");
