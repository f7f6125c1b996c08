// The work of break-even-work.ts in a worker.

import { serve } from "./break-even-work.ts";

serve(self);
