import type { Catalogue } from "../../language.ts";
import page from "./page.ftl?raw";
import problems from "./problems.ftl?raw";

export default [page, problems] satisfies Catalogue;
