// The work of aside-work.ts in a worker.

import { serve } from "./aside-work.ts";

serve(self);
