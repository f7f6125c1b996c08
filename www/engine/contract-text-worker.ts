// The work of reading-work.ts in a worker.

import { serve } from "./contract-text-work.ts";

serve(self);
