// The work of offer-search-work.ts in a worker.

import { serve } from "./offer-search-work.ts";

serve(self);
