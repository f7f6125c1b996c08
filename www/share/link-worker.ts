import { expose } from "comlink";

import { LinkWork } from "./link-work.ts";

expose(new LinkWork());
