// The work of link-work.ts in a worker.

import { serve } from "./link-work.ts";

serve(self);
