import { expose } from "comlink";

import { ImportWork } from "./import-work.ts";

expose(new ImportWork());
