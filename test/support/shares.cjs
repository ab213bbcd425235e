// Jest's settings for a run of everything. Each file that Jest runs loads the whole app anew, a second or two apiece; so the test
// files are dealt into a few shares, and each share loads the app once. `npm test -- <path>` runs single files as they are.
const { jest } = require('../../package.json');

module.exports = {
  ...jest,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/shares/*.ts'],
  transform: { ...jest.transform, '\\.ts$': ['<rootDir>/test/support/strip-types.cjs', { shared: true }] },
};
