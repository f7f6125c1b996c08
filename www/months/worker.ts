// The work of work.ts in a worker.

import { serve } from "./work.ts";

serve(self);
