import { expose } from "comlink";

import { MonthsWork } from "./work.ts";

expose(new MonthsWork());
