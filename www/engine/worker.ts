import { expose } from "comlink";

import { EngineWork } from "./work.ts";

expose(new EngineWork());
