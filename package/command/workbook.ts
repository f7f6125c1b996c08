/** Workbooks, read as the page reads them; scripts/vite/command.ts puts the libraries for it into this file. */
export { readWorkbook, WorkbookTooLarge } from "../workbook/read.js";
