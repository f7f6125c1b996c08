// The work of reading-work.ts in a worker.

import { serve } from "./reading-work.ts";

serve(self);
