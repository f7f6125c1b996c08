// At or below: 以下.

import { comparison } from "./comparison.ts";

export default comparison("at_most");
