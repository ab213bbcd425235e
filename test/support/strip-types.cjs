// Jest's whole "compiler": Node's own type stripping, the same that runs the program.
const { stripTypeScriptTypes } = require('node:module');
const process = (source, path) => ({ code: path.endsWith('.ts') ? stripTypeScriptTypes(source) : source });
module.exports = { process };
