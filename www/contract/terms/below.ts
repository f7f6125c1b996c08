// Below, not at: 不满.

import { comparison } from "./comparison.ts";

export default comparison("below");
