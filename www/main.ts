// Placeholder until the page is here: it shows that the engine is loaded.
import { load } from "yuekao";

const engine = await load();
const main = document.querySelector("main");
if (main) main.textContent = JSON.stringify(engine.templates());
