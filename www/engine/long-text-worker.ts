// The work of aside-work.ts in a worker.

import { serve } from "./long-text-work.ts";

serve(self);
