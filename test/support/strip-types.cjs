// Jest's whole "compiler": Node's own type stripping, the same that runs the program.
const { stripTypeScriptTypes } = require('node:module');

// What stands before the first statement that is no import: blanks, comments, imports.
const HEAD = /^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|import\s(?:[^'"]*?\sfrom\s*)?['"][^'"]+['"];?)*/;

// A test file among others in one share: its tests are declared when the share asks for it, its lines stay where they are.
const asDeclaration = (code) => {
  const [head] = HEAD.exec(code);
  return `${head}export default () => {${code.slice(head.length)}\n};`;
};

const process = (source, path, options) => {
  const code = path.endsWith('.ts') ? stripTypeScriptTypes(source) : source;
  return { code: options.transformerConfig.shared && path.endsWith('.test.ts') ? asDeclaration(code) : code };
};
module.exports = { process };
