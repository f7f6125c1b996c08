// The work of search-work.ts in a worker.

import { serve } from "./search-work.ts";

serve(self);
