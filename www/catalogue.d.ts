declare module "*.ftl" {
  const body: import("./language.ts").Catalogue;
  export default body;
}
