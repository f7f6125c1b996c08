// Read by the bundler; see scripts/vite/shared.ts.
declare module "*.ftl" {
  const sentences: Readonly<Record<string, string | readonly string[]>>;
  export default sentences;
}
