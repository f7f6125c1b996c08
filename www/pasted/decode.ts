// A dropped file as text: read as the package's command reads files.
export { decode, NotText } from "../../package/encoding.ts";
