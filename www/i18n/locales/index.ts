// Every catalogue but the first, each in a file of its own that is loaded when somebody speaks it.

import type { Catalogue } from "../language.ts";

export const CATALOGUES = import.meta.glob<Catalogue>(["./*/*.ftl", "!./zh-CN/page.ftl"], { import: "default" });
