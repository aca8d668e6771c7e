// Files that are bundled as the text they are.
declare module '*?raw' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: this is how the bundler gives them
  export default text;
}
