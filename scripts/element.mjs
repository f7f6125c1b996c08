#!/usr/bin/env node
// What comes with the element in the package beside its script: its types (pkg/element.d.ts) and the custom-elements
// manifest that editors and catalogues read (pkg/custom-elements.json). Both are made from its source.
import { writeFileSync } from "node:fs";
import ts from "typescript";

const SOURCE = "www/element/calculator-element.ts";
const read = /** @type {{ config?: { compilerOptions?: object } }} */ (ts.readConfigFile("tsconfig.base.json", (path) => ts.sys.readFile(path)));
const { options } = ts.convertCompilerOptionsFromJson(read.config?.compilerOptions, ".");
const program = ts.createProgram([SOURCE], {
  ...options, types: ["vite/client"], paths: { yuekao: ["./package/index.ts"] }, noEmit: false, declaration: true, emitDeclarationOnly: true, stripInternal: true,
});
const checker = program.getTypeChecker();
const source = program.getSourceFile(SOURCE);
const element = source?.statements.find((statement) => ts.isClassDeclaration(statement));
if (!source || !element?.name) throw new Error(`${SOURCE} has no class`);

program.emit(source, (_, text) => {
  // In the package the engine's types stand beside it.
  const types = `export type * from "./index.js";\n${text.replaceAll('"../engine/engine.ts"', '"./index.js"')}`;
  if (/from "\.\.?\/(?!index\.js)/.test(types)) throw new Error(`pkg/element.d.ts would import what the package does not hold:\n${types}`);
  writeFileSync("pkg/element.d.ts", types);
}, undefined, true);

/** `{type} name - description`, as its tags are written. @param {string} kind */
const tags = (kind) =>
  ts.getJSDocTags(element).filter((tag) => tag.tagName.text === kind).map((tag) => {
    const written = /^(?:\{(?<type>.*)\}\s*)?(?<name>[\w-]+)\s+-\s+(?<description>[\s\S]+)$/.exec(ts.getTextOfJSDocComment(tag.comment) ?? "")?.groups;
    if (!written) throw new Error(`this @${kind} is not understood: ${tag.getText()}`);
    const { type, name, description } = written;
    return { name, ...(type ? { type: { text: type } } : {}), description };
  });

const attributes = tags("attr");
const fields = element.members.filter((member) => ts.isGetAccessorDeclaration(member) && ts.isIdentifier(member.name)).map((member) => {
  const name = member.name?.getText() ?? "";
  const symbol = member.name && checker.getSymbolAtLocation(member.name);
  const attribute = attributes.find((one) => one.name === name.toLowerCase());
  return {
    kind: "field",
    name,
    type: { text: checker.typeToString(checker.getTypeAtLocation(member)) },
    description: (symbol && ts.displayPartsToString(symbol.getDocumentationComment(checker))) || attribute?.description,
    readonly: !element.members.some((other) => ts.isSetAccessorDeclaration(other) && other.name.getText() === name),
    ...(attribute ? { attribute: attribute.name } : {}),
  };
});

const name = element.name.text;
const declaration = { name, module: "pkg/element/index.js" };
const tagName = ts.getTextOfJSDocComment(ts.getJSDocTags(element).find((tag) => tag.tagName.text === "element")?.comment) ?? "";
writeFileSync("pkg/custom-elements.json", `${JSON.stringify({
  schemaVersion: "1.0.0",
  modules: [{
    kind: "javascript-module",
    path: declaration.module,
    declarations: [{
      kind: "class",
      name,
      tagName,
      customElement: true,
      description: ts.displayPartsToString(checker.getSymbolAtLocation(element.name)?.getDocumentationComment(checker)),
      superclass: { name: "HTMLElement" },
      attributes: attributes.map((one) => ({ ...one, ...(fields.some(({ attribute }) => attribute === one.name) ? { fieldName: fields.find(({ attribute }) => attribute === one.name)?.name } : {}) })),
      members: fields,
      events: tags("fires"),
      cssParts: tags("csspart"),
      cssProperties: tags("cssprop"),
    }],
    exports: [
      { kind: "js", name, declaration },
      { kind: "custom-element-definition", name: tagName, declaration },
    ],
  }],
}, null, 2)}\n`);
