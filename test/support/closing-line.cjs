// A reporter whose only word is the very last one: "N passed, N failed".
const { writeSync } = require('node:fs');

module.exports = class ClosingLine {
  onRunComplete(_contexts, results) {
    const broken = results.testResults.filter((file) => file.testExecError).length;
    const line = `${results.numPassedTests} passed, ${results.numFailedTests + broken} failed\n`;
    // Jest prints its own summary after all reporters have spoken.
    process.once('exit', () => writeSync(1, line));
  }
};
